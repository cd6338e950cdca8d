// Generated from openapi/ by `npm run generate`. Do not edit.

import type { Comparison, DateObject, OneOrMore, Time } from '../query-values.ts';

/** The type of the query of each list. */
export interface Queries {
  readonly listImages: ListImagesQuery;
}

/** The parameters of `listImages`. */
export type ListImagesQuery = ListImagesQueryWithSort | ListImagesQueryWithoutSort;

interface ListImagesQueryCommon {
  /**
   * The maximum number of images in a page. 0 returns an empty list.
   *
   * ConoHa publishes neither a default nor a maximum. In OpenStack Glance the default is 25 and the maximum is 1000; a larger value means the maximum.
   *
   * Unverified against the live API: [OpenStack Glance (source code and a running version 25.1)](https://github.com/openstack/glance) (the effect of 0, the default, the maximum).
   * @example limit: 200
   */
  readonly limit?: number | undefined;
  /**
   * The ID of the last image of the previous page. The page starts with the image after it in the order of the request. Use it together with `limit`.
   *
   * The response is 400 if the image does not exist, and 403 if you may not see it.
   *
   * Unverified against the live API: [OpenStack Glance (source code and a running version 25.1)](https://github.com/openstack/glance) (the errors for an image that does not exist or that you may not see).
   * @example marker: "2c2f0b4e-6f0c-4c0b-9a57-3f6f4f0e8d11"
   */
  readonly marker?: string | undefined;
  /**
   * Filters by visibility. The images that ConoHa provides are `public`; those that you saved or created are `private`. `shared`, `community` and `all` are allowed, too.
   *
   * Without it, the list holds public images, your own images, and images shared with you that you accepted.
   *
   * The visibility of an ISO image is `shared`, so `private` does not find it.
   *
   * Source: [ConoHa API reference, "List images"](https://doc.conoha.jp/api-vps3/image-get_images_list-v3) (`public`, `private`), [ConoHa's OpenAPI file](https://github.com/gmo-internet/conoha_vps_openapi) (`shared`, `community` and `all`, the effect of omitting it), [ConoHa API reference, "Create an ISO image"](https://doc.conoha.jp/api-vps3/image-create_iso_image-v3) (the visibility of ISO images).
   *
   * Unverified against the live API: inference from the other sources (`private` does not find ISO images).
   * @example visibility: "private"
   */
  readonly visibility?: "public" | "private" | "shared" | "community" | "all" | undefined;
  /**
   * Filters by type of operating system: `linux` or `windows`. The value is case-sensitive.
   *
   * Any other value is not an error; the list is usually empty.
   *
   * Unverified against the live API: [OpenStack Glance (source code and a running version 25.1)](https://github.com/openstack/glance) (case sensitivity, the effect of other values).
   * @example os_type: "linux"
   */
  readonly os_type?: "linux" | "windows" | undefined;
  /**
   * Filters by name. Only images with exactly this name are returned; parts and prefixes of a name do not match.
   *
   * Pass a value, or an object with the operator `eq` or `in`, for example `{ in: … }`. The client itself adds prefixes, quotes and encoding.
   *
   * `in:name1,name2` returns the images that have any of the names. Put a name that contains a comma in double quotes. Put `eq:` before a name that contains a colon; without it, the part before the colon is taken as an operator, and the response is 400.
   *
   * Unverified against the live API: [OpenStack Image API reference](https://docs.openstack.org/api-ref/image/v2/) (exact match, the `in:` form), [OpenStack Glance (source code and a running version 25.1)](https://github.com/openstack/glance) (names that contain a colon).
   * @example name: "vmi-ubuntu-22.04-amd64"
   */
  readonly name?: string | Comparison<"eq" | "in", string> | undefined;
  /**
   * Filters by status: a value of `status` in the response, `active` for instance. A value that does not exist returns an empty list.
   *
   * Pass a value, or an object with the operator `eq` or `in`, for example `{ in: … }`. The client itself adds prefixes, quotes and encoding.
   *
   * `in:active,queued` matches any of several values.
   *
   * Unverified against the live API: [OpenStack Image API reference](https://docs.openstack.org/api-ref/image/v2/) (the `in:` form), [OpenStack Glance (source code and a running version 25.1)](https://github.com/openstack/glance) (the effect of a value that does not exist).
   * @example status: "active"
   */
  readonly status?: string | Comparison<"eq" | "in", string> | undefined;
  /**
   * Returns only images of at least this size, in bytes. Images whose size is null are not returned.
   *
   * Unverified against the live API: [OpenStack Glance (source code and a running version 25.1)](https://github.com/openstack/glance) (images of exactly this size, and images whose size is null).
   * @example size_min: 1073741824
   */
  readonly size_min?: number | undefined;
  /**
   * Returns only images of at most this size, in bytes. Images whose size is null are not returned.
   *
   * Unverified against the live API: [OpenStack Glance (source code and a running version 25.1)](https://github.com/openstack/glance) (images of exactly this size, and images whose size is null).
   * @example size_max: 10737418240
   */
  readonly size_max?: number | undefined;
  /**
   * Filters by time of creation, in the form `YYYY-MM-DDThh:mm:ss±hh:mm`. **Without an operator, only images created at exactly this time are returned.**
   *
   * Pass a `Date`, a string, or an object with the operator `eq`, `neq`, `gt`, `gte`, `lt` or `lte`, for example `{ lte: … }`. The client itself adds prefixes, quotes and encoding.
   *
   * To compare, put one of `gt:` (after), `gte:` (at or after), `lt:` (before), `lte:` (at or before), `eq:` (equal) or `neq:` (not equal) before the time. A time without an offset is in UTC. Encode `+` as `%2B`.
   *
   * Source: [ConoHa API reference, "List images"](https://doc.conoha.jp/api-vps3/image-get_images_list-v3), [ConoHa's OpenAPI file](https://github.com/gmo-internet/conoha_vps_openapi) (that times can be compared, times without an offset).
   *
   * Unverified against the live API: [OpenStack Image API reference](https://docs.openstack.org/api-ref/image/v2/) (the operators), [OpenStack Glance (source code and a running version 25.1)](https://github.com/openstack/glance) (the effect of a time without an operator, the encoding of `+`).
   * @example
   * // Images created at this time
   * created_at: "2023-11-15T16:00:08-05:00"
   * @example
   * // Images created at or after this time
   * created_at: { gte: "2023-11-15T16:00:08+09:00" }
   */
  readonly created_at?: string | DateObject | Comparison<"eq" | "neq" | "gt" | "gte" | "lt" | "lte", Time> | undefined;
  /**
   * Filters by time of the last update, in the form `YYYY-MM-DDThh:mm:ss±hh:mm`. Operators, offsets and `+` are as in `created_at`.
   *
   * Pass a `Date`, a string, or an object with the operator `eq`, `neq`, `gt`, `gte`, `lt` or `lte`, for example `{ lte: … }`. The client itself adds prefixes, quotes and encoding.
   *
   * Source: [ConoHa API reference, "List images"](https://doc.conoha.jp/api-vps3/image-get_images_list-v3), [ConoHa's OpenAPI file](https://github.com/gmo-internet/conoha_vps_openapi) (that times can be compared, times without an offset).
   *
   * Unverified against the live API: [OpenStack Image API reference](https://docs.openstack.org/api-ref/image/v2/) (the operators), [OpenStack Glance (source code and a running version 25.1)](https://github.com/openstack/glance) (the effect of a time without an operator, the encoding of `+`).
   * @example
   * // Images updated at this time
   * updated_at: "2023-11-15T16:00:08-05:00"
   * @example
   * // Images updated before this time
   * updated_at: { lt: "2023-11-15T16:00:08Z" }
   */
  readonly updated_at?: string | DateObject | Comparison<"eq" | "neq" | "gt" | "gte" | "lt" | "lte", Time> | undefined;
  /**
   * Filters by the ID of the tenant that owns the image. It may be your own.
   *
   * ConoHa's API reference does not have this parameter.
   *
   * Source: [ConoHa's OpenAPI file](https://github.com/gmo-internet/conoha_vps_openapi).
   *
   * Unverified against the live API: [OpenStack Glance (source code and a running version 25.1)](https://github.com/openstack/glance) (the effect of your own tenant's ID).
   * @example owner: "7c4a2d1e9f3b4c5d8e6f0a1b2c3d4e5f"
   */
  readonly owner?: string | undefined;
  /**
   * `true` returns only hidden images, `false` only images that are not hidden. The default is `false`. The value may contain capitals, as in `True`.
   *
   * ConoHa's API reference does not have this parameter.
   *
   * Source: [ConoHa's OpenAPI file](https://github.com/gmo-internet/conoha_vps_openapi).
   *
   * Unverified against the live API: [OpenStack Glance (source code and a running version 25.1)](https://github.com/openstack/glance) (values that contain capitals).
   * @default false
   * @example os_hidden: true
   */
  readonly os_hidden?: boolean | undefined;
  /**
   * `true` returns only images that are protected from deletion, `false` only images that are not. The value must be in lower case; any other value returns 400.
   *
   * ConoHa's API reference does not have this parameter.
   *
   * Source: [ConoHa's OpenAPI file](https://github.com/gmo-internet/conoha_vps_openapi).
   * @example protected: true
   */
  readonly protected?: boolean | undefined;
  /**
   * Filters images shared with you by whether you accepted them. The default is `accepted`. `pending`, `rejected` and `all` are allowed, too.
   *
   * It applies only to images that other tenants share with you.
   *
   * ConoHa's API reference does not have this parameter.
   *
   * Source: [ConoHa's OpenAPI file](https://github.com/gmo-internet/conoha_vps_openapi).
   *
   * Unverified against the live API: [OpenStack Glance (source code and a running version 25.1)](https://github.com/openstack/glance) (which images it applies to).
   * @default "accepted"
   * @example member_status: "pending"
   */
  readonly member_status?: "accepted" | "pending" | "rejected" | "all" | undefined;
  /**
   * Filters by tag. Only images that have exactly this tag are returned. If it is repeated, only images that have all of the tags are returned.
   *
   * For several values, pass an array.
   *
   * ConoHa's API reference does not have this parameter.
   *
   * Unverified against the live API: [OpenStack Image API reference](https://docs.openstack.org/api-ref/image/v2/).
   * @example tag: ["service_type=vps"]
   */
  readonly tag?: OneOrMore<string> | undefined;
  /**
   * Filters by ID. `in:ID1,ID2` matches any of several IDs.
   *
   * Pass a value, or an object with the operator `eq` or `in`, for example `{ in: … }`. The client itself adds prefixes, quotes and encoding.
   *
   * ConoHa's API reference does not have this parameter.
   *
   * Unverified against the live API: [OpenStack Image API reference](https://docs.openstack.org/api-ref/image/v2/).
   * @example id: "2c2f0b4e-6f0c-4c0b-9a57-3f6f4f0e8d11"
   */
  readonly id?: string | Comparison<"eq" | "in", string> | undefined;
  /**
   * Filters by container format. `in:bare,ovf` matches any of several values.
   *
   * Pass a value, or an object with the operator `eq` or `in`, for example `{ in: … }`. The client itself adds prefixes, quotes and encoding.
   *
   * ConoHa's API reference does not have this parameter.
   *
   * Unverified against the live API: [OpenStack Image API reference](https://docs.openstack.org/api-ref/image/v2/).
   * @example container_format: "bare"
   */
  readonly container_format?: string | Comparison<"eq" | "in", string> | undefined;
  /**
   * Filters by disk format. `in:iso,qcow2` matches any of several values.
   *
   * Pass a value, or an object with the operator `eq` or `in`, for example `{ in: … }`. The client itself adds prefixes, quotes and encoding.
   *
   * ConoHa's API reference does not have this parameter.
   *
   * Unverified against the live API: [OpenStack Image API reference](https://docs.openstack.org/api-ref/image/v2/).
   * @example disk_format: "iso"
   */
  readonly disk_format?: string | Comparison<"eq" | "in", string> | undefined;
  /**
   * Filters by the MD5 checksum of the image's data.
   *
   * ConoHa's API reference does not have this parameter.
   *
   * Unverified against the live API: [OpenStack Glance (source code and a running version 25.1)](https://github.com/openstack/glance).
   * @example checksum: "3a0d3834019f4782c924050611e83a08"
   */
  readonly checksum?: string | undefined;
  /**
   * Filters by the hash of the image's data.
   *
   * ConoHa's API reference does not have this parameter.
   *
   * Unverified against the live API: [OpenStack Glance (source code and a running version 25.1)](https://github.com/openstack/glance).
   * @example os_hash_value: "421b02a4d6be8d4dc3a575fef503a6289c782029cecd707e542f85431d6929ca97ec3a3f1d826b99f7f33bb3f48fe571b32e6188a2d172ca4ebf2d444a12870a"
   */
  readonly os_hash_value?: string | undefined;
}

interface ListImagesQueryWithSort extends ListImagesQueryCommon {
  /**
   * The sort keys and directions, each in the form `key:direction`. The direction is `asc` (ascending) or `desc` (descending).
   *
   * For several values, pass an array.
   *
   * Separate several keys by commas. A key without a direction sorts in descending order. Combining it with `sort_key` or `sort_dir` returns 400.
   *
   * Source: [ConoHa API reference, "List images"](https://doc.conoha.jp/api-vps3/image-get_images_list-v3), [ConoHa's OpenAPI file](https://github.com/gmo-internet/conoha_vps_openapi) (several keys, omitting the direction).
   *
   * Unverified against the live API: [OpenStack Glance (source code and a running version 25.1)](https://github.com/openstack/glance) (the allowed keys, the error when combined with `sort_key` or `sort_dir`).
   * @example sort: ["name:asc","created_at:desc"]
   */
  readonly sort?: OneOrMore<"name" | "name:asc" | "name:desc" | "status" | "status:asc" | "status:desc" | "container_format" | "container_format:asc" | "container_format:desc" | "disk_format" | "disk_format:asc" | "disk_format:desc" | "size" | "size:asc" | "size:desc" | "id" | "id:asc" | "id:desc" | "created_at" | "created_at:asc" | "created_at:desc" | "updated_at" | "updated_at:asc" | "updated_at:desc"> | undefined;
  /** It can't be combined with sort. */
  readonly sort_key?: (typeof Conflict)["sort_key can't be combined with sort"] | undefined;
  /** It can't be combined with sort. */
  readonly sort_dir?: (typeof Conflict)["sort_dir can't be combined with sort"] | undefined;
}

interface ListImagesQueryWithoutSort extends ListImagesQueryCommon {
  /**
   * The sort key. The default is `created_at`. Repeat the parameter to sort by several keys.
   *
   * For several values, pass an array.
   *
   * Images with equal values are sorted by `created_at`, then by `id`. Images whose value is null come first in ascending order and last in descending order.
   *
   * Source: [ConoHa API reference, "List images"](https://doc.conoha.jp/api-vps3/image-get_images_list-v3) (`created_at`), [ConoHa's OpenAPI file](https://github.com/gmo-internet/conoha_vps_openapi) (`name`, `id`, `updated_at`).
   *
   * Unverified against the live API: [OpenStack Image API reference](https://docs.openstack.org/api-ref/image/v2/) (repeating it), [OpenStack Glance (source code and a running version 25.1)](https://github.com/openstack/glance) (the other keys, the order of images with equal values and of null).
   * @default ["created_at"]
   * @example sort_key: ["name"]
   */
  readonly sort_key?: OneOrMore<"name" | "status" | "container_format" | "disk_format" | "size" | "id" | "created_at" | "updated_at"> | undefined;
  /**
   * The sort direction: `asc` (ascending) or `desc` (descending). The default is `desc`.
   *
   * For several values, pass an array.
   *
   * If `sort_key` is repeated, give one direction for all keys, or as many directions as keys.
   *
   * Unverified against the live API: [OpenStack Image API reference](https://docs.openstack.org/api-ref/image/v2/) (repeating it), [OpenStack Glance (source code and a running version 25.1)](https://github.com/openstack/glance) (the effect of a single direction, the allowed number of directions).
   * @default ["desc"]
   * @example sort_dir: ["asc"]
   */
  readonly sort_dir?: OneOrMore<"asc" | "desc"> | undefined;
  /** It can't be combined with sort_key and sort_dir. */
  readonly sort?: (typeof Conflict)["sort can't be combined with sort_key and sort_dir"] | undefined;
}

/** No value has these types. Their names are what the compiler says about a conflict. */
declare enum Conflict {
  "sort_key can't be combined with sort" = "sort_key can't be combined with sort",
  "sort_dir can't be combined with sort" = "sort_dir can't be combined with sort",
  "sort can't be combined with sort_key and sort_dir" = "sort can't be combined with sort_key and sort_dir",
}
