// Generated from openapi/ by `npm run generate`. Do not edit.

import type { List } from '../list.ts';

/** A method for each list of the document, named by its `operationId`. */
export interface ImageClient {
  /**
   * Lists images. The request has no body.
   *
   * Awaiting the result gives the first page. Iterating over it with `for await` gives the items of all pages.
   *
   * If several filters are given, only images that match all of them are returned. Only `tag`, `sort_key` and `sort_dir` may be repeated. Repeating another parameter gives neither a range nor a choice of values.
   *
   * Source: [ConoHa API reference, "List images"](https://doc.conoha.jp/api-vps3/image-get_images_list-v3) (the parameters of pages and order), [ConoHa's OpenAPI file](https://github.com/gmo-internet/conoha_vps_openapi) (`next`).
   *
   * Unverified against the live API: [OpenStack Image API reference](https://docs.openstack.org/api-ref/image/v2/) (following `next` until it is absent), [OpenStack Glance (source code and a running version 25.1)](https://github.com/openstack/glance) (the default and the maximum page size, the order of images with equal values, the effect of repeated parameters and of those that the document does not have, that no image was updated before it was created).
   */
  readonly listImages: List<"listImages">;
}
