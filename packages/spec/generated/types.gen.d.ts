// Generated from openapi/ by `npm run generate`. Do not edit.
export interface paths {
    "/v2/images": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List images
         *
         * Lists images. The request has no body.
         *
         * If several filters are given, only images that match all of them are returned. Only `tag`, `sort_key` and `sort_dir` may be repeated. Repeating another parameter gives neither a range nor a choice of values.
         *
         * Source: [ConoHa API reference, "List images"](https://doc.conoha.jp/api-vps3/image-get_images_list-v3) (the parameters of pages and order), [ConoHa's OpenAPI file](https://github.com/gmo-internet/conoha_vps_openapi) (`next`).
         *
         * Unverified against the live API: [OpenStack Image API reference](https://docs.openstack.org/api-ref/image/v2/) (following `next` until it is absent), [OpenStack Glance (source code and a running version 25.1)](https://github.com/openstack/glance) (the default and the maximum page size, the order of images with equal values, the effect of repeated parameters and of those that the document does not have, that no image was updated before it was created).
         */
        get: operations["listImages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        ImageList: ImageList;
        Image: Image;
        TimeFilter: TimeFilter;
        KeystoneError: KeystoneError;
        WebObError: WebObError;
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: {
        /**
         * The ID of the request. Give it to support if you contact them.
         *
         * Unverified against the live API: [OpenStack Glance (source code and a running version 25.1)](https://github.com/openstack/glance).
         * @example req-6e1f0c52-4b1f-4a53-9d0e-0d6f6f7d8c11
         */
        "X-Openstack-Request-Id": string;
        /**
         * Names the URL of the Identity API, which issues tokens.
         *
         * Unverified against the live API: [OpenStack keystonemiddleware](https://github.com/openstack/keystonemiddleware).
         * @example Keystone uri="https://identity.c3j1.conoha.io/v3"
         */
        "WWW-Authenticate": string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listImages: {
        parameters: {
            query?: {
                /**
                 * The maximum number of images in a page. 0 returns an empty list.
                 *
                 * ConoHa publishes neither a default nor a maximum. In OpenStack Glance the default is 25 and the maximum is 1000; a larger value means the maximum.
                 *
                 * Unverified against the live API: [OpenStack Glance (source code and a running version 25.1)](https://github.com/openstack/glance) (the effect of 0, the default, the maximum).
                 * @example 200
                 */
                limit?: number;
                /**
                 * The ID of the last image of the previous page. The page starts with the image after it in the order of the request. Use it together with `limit`.
                 *
                 * The response is 400 if the image does not exist, and 403 if you may not see it.
                 *
                 * Unverified against the live API: [OpenStack Glance (source code and a running version 25.1)](https://github.com/openstack/glance) (the errors for an image that does not exist or that you may not see).
                 * @example 2c2f0b4e-6f0c-4c0b-9a57-3f6f4f0e8d11
                 */
                marker?: string;
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
                 * @example private
                 */
                visibility?: "public" | "private" | "shared" | "community" | "all";
                /**
                 * Filters by type of operating system: `linux` or `windows`. The value is case-sensitive.
                 *
                 * Any other value is not an error; the list is usually empty.
                 *
                 * Unverified against the live API: [OpenStack Glance (source code and a running version 25.1)](https://github.com/openstack/glance) (case sensitivity, the effect of other values).
                 * @example linux
                 */
                os_type?: "linux" | "windows";
                /**
                 * The sort keys and directions, each in the form `key:direction`. The direction is `asc` (ascending) or `desc` (descending).
                 *
                 * Separate several keys by commas. A key without a direction sorts in descending order. Combining it with `sort_key` or `sort_dir` returns 400.
                 *
                 * Source: [ConoHa API reference, "List images"](https://doc.conoha.jp/api-vps3/image-get_images_list-v3), [ConoHa's OpenAPI file](https://github.com/gmo-internet/conoha_vps_openapi) (several keys, omitting the direction).
                 *
                 * Unverified against the live API: [OpenStack Glance (source code and a running version 25.1)](https://github.com/openstack/glance) (the allowed keys, the error when combined with `sort_key` or `sort_dir`).
                 * @example [
                 *   "name:asc",
                 *   "created_at:desc"
                 * ]
                 */
                sort?: ("name" | "name:asc" | "name:desc" | "status" | "status:asc" | "status:desc" | "container_format" | "container_format:asc" | "container_format:desc" | "disk_format" | "disk_format:asc" | "disk_format:desc" | "size" | "size:asc" | "size:desc" | "id" | "id:asc" | "id:desc" | "created_at" | "created_at:asc" | "created_at:desc" | "updated_at" | "updated_at:asc" | "updated_at:desc")[];
                /**
                 * The sort key. The default is `created_at`. Repeat the parameter to sort by several keys.
                 *
                 * Images with equal values are sorted by `created_at`, then by `id`. Images whose value is null come first in ascending order and last in descending order.
                 *
                 * Source: [ConoHa API reference, "List images"](https://doc.conoha.jp/api-vps3/image-get_images_list-v3) (`created_at`), [ConoHa's OpenAPI file](https://github.com/gmo-internet/conoha_vps_openapi) (`name`, `id`, `updated_at`).
                 *
                 * Unverified against the live API: [OpenStack Image API reference](https://docs.openstack.org/api-ref/image/v2/) (repeating it), [OpenStack Glance (source code and a running version 25.1)](https://github.com/openstack/glance) (the other keys, the order of images with equal values and of null).
                 * @example [
                 *   "name"
                 * ]
                 */
                sort_key?: ("name" | "status" | "container_format" | "disk_format" | "size" | "id" | "created_at" | "updated_at")[];
                /**
                 * The sort direction: `asc` (ascending) or `desc` (descending). The default is `desc`.
                 *
                 * If `sort_key` is repeated, give one direction for all keys, or as many directions as keys.
                 *
                 * Unverified against the live API: [OpenStack Image API reference](https://docs.openstack.org/api-ref/image/v2/) (repeating it), [OpenStack Glance (source code and a running version 25.1)](https://github.com/openstack/glance) (the effect of a single direction, the allowed number of directions).
                 * @example [
                 *   "asc"
                 * ]
                 */
                sort_dir?: ("asc" | "desc")[];
                /**
                 * Filters by name. Only images with exactly this name are returned; parts and prefixes of a name do not match.
                 *
                 * `in:name1,name2` returns the images that have any of the names. Put a name that contains a comma in double quotes. Put `eq:` before a name that contains a colon; without it, the part before the colon is taken as an operator, and the response is 400.
                 *
                 * Unverified against the live API: [OpenStack Image API reference](https://docs.openstack.org/api-ref/image/v2/) (exact match, the `in:` form), [OpenStack Glance (source code and a running version 25.1)](https://github.com/openstack/glance) (names that contain a colon).
                 * @example vmi-ubuntu-22.04-amd64
                 */
                name?: string;
                /**
                 * Filters by status: a value of `status` in the response, `active` for instance. A value that does not exist returns an empty list.
                 *
                 * `in:active,queued` matches any of several values.
                 *
                 * Unverified against the live API: [OpenStack Image API reference](https://docs.openstack.org/api-ref/image/v2/) (the `in:` form), [OpenStack Glance (source code and a running version 25.1)](https://github.com/openstack/glance) (the effect of a value that does not exist).
                 * @example active
                 */
                status?: string;
                /**
                 * Returns only images of at least this size, in bytes. Images whose size is null are not returned.
                 *
                 * Unverified against the live API: [OpenStack Glance (source code and a running version 25.1)](https://github.com/openstack/glance) (images of exactly this size, and images whose size is null).
                 * @example 1073741824
                 */
                size_min?: number;
                /**
                 * Returns only images of at most this size, in bytes. Images whose size is null are not returned.
                 *
                 * Unverified against the live API: [OpenStack Glance (source code and a running version 25.1)](https://github.com/openstack/glance) (images of exactly this size, and images whose size is null).
                 * @example 10737418240
                 */
                size_max?: number;
                /**
                 * Filters by time of creation, in the form `YYYY-MM-DDThh:mm:ss±hh:mm`. **Without an operator, only images created at exactly this time are returned.**
                 *
                 * To compare, put one of `gt:` (after), `gte:` (at or after), `lt:` (before), `lte:` (at or before), `eq:` (equal) or `neq:` (not equal) before the time. A time without an offset is in UTC. Encode `+` as `%2B`.
                 *
                 * Source: [ConoHa API reference, "List images"](https://doc.conoha.jp/api-vps3/image-get_images_list-v3), [ConoHa's OpenAPI file](https://github.com/gmo-internet/conoha_vps_openapi) (that times can be compared, times without an offset).
                 *
                 * Unverified against the live API: [OpenStack Image API reference](https://docs.openstack.org/api-ref/image/v2/) (the operators), [OpenStack Glance (source code and a running version 25.1)](https://github.com/openstack/glance) (the effect of a time without an operator, the encoding of `+`).
                 */
                created_at?: TimeFilter;
                /**
                 * Filters by time of the last update, in the form `YYYY-MM-DDThh:mm:ss±hh:mm`. Operators, offsets and `+` are as in `created_at`.
                 *
                 * Source: [ConoHa API reference, "List images"](https://doc.conoha.jp/api-vps3/image-get_images_list-v3), [ConoHa's OpenAPI file](https://github.com/gmo-internet/conoha_vps_openapi) (that times can be compared, times without an offset).
                 *
                 * Unverified against the live API: [OpenStack Image API reference](https://docs.openstack.org/api-ref/image/v2/) (the operators), [OpenStack Glance (source code and a running version 25.1)](https://github.com/openstack/glance) (the effect of a time without an operator, the encoding of `+`).
                 */
                updated_at?: TimeFilter;
                /**
                 * Filters by the ID of the tenant that owns the image. It may be your own.
                 *
                 * ConoHa's API reference does not have this parameter.
                 *
                 * Source: [ConoHa's OpenAPI file](https://github.com/gmo-internet/conoha_vps_openapi).
                 *
                 * Unverified against the live API: [OpenStack Glance (source code and a running version 25.1)](https://github.com/openstack/glance) (the effect of your own tenant's ID).
                 * @example 7c4a2d1e9f3b4c5d8e6f0a1b2c3d4e5f
                 */
                owner?: string;
                /**
                 * `true` returns only hidden images, `false` only images that are not hidden. The default is `false`. The value may contain capitals, as in `True`.
                 *
                 * ConoHa's API reference does not have this parameter.
                 *
                 * Source: [ConoHa's OpenAPI file](https://github.com/gmo-internet/conoha_vps_openapi).
                 *
                 * Unverified against the live API: [OpenStack Glance (source code and a running version 25.1)](https://github.com/openstack/glance) (values that contain capitals).
                 * @example true
                 */
                os_hidden?: boolean;
                /**
                 * `true` returns only images that are protected from deletion, `false` only images that are not. The value must be in lower case; any other value returns 400.
                 *
                 * ConoHa's API reference does not have this parameter.
                 *
                 * Source: [ConoHa's OpenAPI file](https://github.com/gmo-internet/conoha_vps_openapi).
                 * @example true
                 */
                protected?: boolean;
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
                 * @example pending
                 */
                member_status?: "accepted" | "pending" | "rejected" | "all";
                /**
                 * Filters by tag. Only images that have exactly this tag are returned. If it is repeated, only images that have all of the tags are returned.
                 *
                 * ConoHa's API reference does not have this parameter.
                 *
                 * Unverified against the live API: [OpenStack Image API reference](https://docs.openstack.org/api-ref/image/v2/).
                 * @example [
                 *   "service_type=vps"
                 * ]
                 */
                tag?: string[];
                /**
                 * Filters by ID. `in:ID1,ID2` matches any of several IDs.
                 *
                 * ConoHa's API reference does not have this parameter.
                 *
                 * Unverified against the live API: [OpenStack Image API reference](https://docs.openstack.org/api-ref/image/v2/).
                 * @example 2c2f0b4e-6f0c-4c0b-9a57-3f6f4f0e8d11
                 */
                id?: string;
                /**
                 * Filters by container format. `in:bare,ovf` matches any of several values.
                 *
                 * ConoHa's API reference does not have this parameter.
                 *
                 * Unverified against the live API: [OpenStack Image API reference](https://docs.openstack.org/api-ref/image/v2/).
                 * @example bare
                 */
                container_format?: string;
                /**
                 * Filters by disk format. `in:iso,qcow2` matches any of several values.
                 *
                 * ConoHa's API reference does not have this parameter.
                 *
                 * Unverified against the live API: [OpenStack Image API reference](https://docs.openstack.org/api-ref/image/v2/).
                 * @example iso
                 */
                disk_format?: string;
                /**
                 * Filters by the MD5 checksum of the image's data.
                 *
                 * ConoHa's API reference does not have this parameter.
                 *
                 * Unverified against the live API: [OpenStack Glance (source code and a running version 25.1)](https://github.com/openstack/glance).
                 * @example 3a0d3834019f4782c924050611e83a08
                 */
                checksum?: string;
                /**
                 * Filters by the hash of the image's data.
                 *
                 * ConoHa's API reference does not have this parameter.
                 *
                 * Unverified against the live API: [OpenStack Glance (source code and a running version 25.1)](https://github.com/openstack/glance).
                 * @example 421b02a4d6be8d4dc3a575fef503a6289c782029cecd707e542f85431d6929ca97ec3a3f1d826b99f7f33bb3f48fe571b32e6188a2d172ca4ebf2d444a12870a
                 */
                os_hash_value?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /**
             * A page of the list of images. If no image matches, `images` is an empty array.
             *
             * Unverified against the live API: [OpenStack Glance (source code and a running version 25.1)](https://github.com/openstack/glance) (the body if no image matches).
             */
            200: {
                headers: {
                    "X-Openstack-Request-Id": components["headers"]["X-Openstack-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ImageList;
                };
            };
            /**
             * The value of a parameter is invalid. The form of the body depends on the `Accept` header: JSON for `application/json`, HTML for `*\/*` or `text/html`, and plain text without the header.
             *
             * Unverified against the live API: [OpenStack Glance (source code and a running version 25.1)](https://github.com/openstack/glance).
             */
            400: {
                headers: {
                    "X-Openstack-Request-Id": components["headers"]["X-Openstack-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": WebObError;
                    "text/html": string;
                    "text/plain": string;
                };
            };
            /**
             * The token is missing, invalid or expired (after 24 hours). Issue a new one.
             *
             * Depending on the version of the authentication middleware, the body is JSON wrapped in `error` (`KeystoneError`), or has the form of a 400 (`WebObError`, as JSON, HTML or plain text by the `Accept` header).
             *
             * Source: [ConoHa API reference, "Issue a token"](https://doc.conoha.jp/api-vps3/identity-post_tokens-v3/) (how long a token is valid).
             *
             * Unverified against the live API: [OpenStack keystonemiddleware](https://github.com/openstack/keystonemiddleware) (the body wrapped in `error`), [OpenStack Glance (source code and a running version 25.1)](https://github.com/openstack/glance) (the body in the form of a 400 (seen on a running Glance)).
             */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": KeystoneError | WebObError;
                    "text/html": string;
                    "text/plain": string;
                };
            };
            /**
             * The token is valid, but the operation is not permitted. This is also the response if you may not see the image of `marker`. The form of the body depends on the `Accept` header, as for 400.
             *
             * Unverified against the live API: [OpenStack Glance (source code and a running version 25.1)](https://github.com/openstack/glance).
             */
            403: {
                headers: {
                    "X-Openstack-Request-Id": components["headers"]["X-Openstack-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": WebObError;
                    "text/html": string;
                    "text/plain": string;
                };
            };
        };
    };
}
/**
 * A page of the list of images.
 *
 * Source: [ConoHa's OpenAPI file](https://github.com/gmo-internet/conoha_vps_openapi) (that `images` is always present).
 *
 * Unverified against the live API: [OpenStack Glance (source code and a running version 25.1)](https://github.com/openstack/glance) (that `first` and `schema` are always present).
 */
export type ImageList = {
    /** The images. */
    images: Image[];
    /**
     * The relative path of the first page, without a host. Its query is that of the request without `marker`.
     *
     * Unverified against the live API: [OpenStack Glance (source code and a running version 25.1)](https://github.com/openstack/glance) (the query).
     * @example /v2/images?limit=200
     */
    first: string;
    /**
     * The relative path of the next page, without a host. The last page does not have it: it is neither null nor an empty string.
     *
     * If the number of images is a multiple of `limit`, `next` may lead to an empty page.
     *
     * Source: [ConoHa's OpenAPI file](https://github.com/gmo-internet/conoha_vps_openapi).
     *
     * Unverified against the live API: [OpenStack Image API reference](https://docs.openstack.org/api-ref/image/v2/) (that the last page does not have it), [OpenStack Glance (source code and a running version 25.1)](https://github.com/openstack/glance) (when it leads to an empty page).
     * @example /v2/images?limit=2&marker=8b1f6c0a-3a6d-4b60-8f0a-6f5f0c9b7a22
     */
    next?: string;
    /**
     * The relative path of the list's JSON Schema.
     * @example /v2/schemas/images
     */
    schema: string;
};
/**
 * An image. Properties that are not listed here (additional properties) stand beside the others, and their values are strings.
 *
 * Unverified against the live API: [OpenStack Glance (source code and a running version 25.1)](https://github.com/openstack/glance) (that required properties are always present, that the values of additional properties are strings).
 */
export type Image = {
    /**
     * The ID of the image. ConoHa may replace its own images, and then their IDs change.
     *
     * Not in official documents (source: programs that use the live API: [unofficial Terraform provider](https://github.com/Aid-On/terraform-provider-conohavps) (that the IDs of ConoHa's own images change)).
     * @format uuid
     * @example 2c2f0b4e-6f0c-4c0b-9a57-3f6f4f0e8d11
     */
    id: string;
    /**
     * The name of the image. It is not necessarily unique. An image without a name has null.
     *
     * Not in official documents (source: programs that use the live API: [unofficial Terraform provider](https://github.com/Aid-On/terraform-provider-conohavps) (that it is not necessarily unique)).
     *
     * Unverified against the live API: [OpenStack Glance (source code and a running version 25.1)](https://github.com/openstack/glance) (when it is null).
     * @example vmi-ubuntu-22.04-amd64
     */
    name: string | null;
    /**
     * The status of the image. `active` is ready for use, `queued` has no data yet, `saving` is being stored, `deactivated` is out of use. More values may be added.
     *
     * Source: [ConoHa API reference, "List images"](https://doc.conoha.jp/api-vps3/image-get_images_list-v3) (`active`), [ConoHa API reference, "Create an ISO image"](https://doc.conoha.jp/api-vps3/image-create_iso_image-v3) (`queued`).
     *
     * Unverified against the live API: [OpenStack Image API reference](https://docs.openstack.org/api-ref/image/v2/) (the other values, the meaning of each value).
     * @example active
     */
    status: "queued" | "saving" | "uploading" | "importing" | "active" | "deactivated" | "killed" | "deleted" | "pending_delete" | (string & {});
    /**
     * The visibility of the image. `public` is provided by ConoHa, `private` is yours alone, `shared` can be shared with chosen tenants, and `community` can be used by everyone but does not appear in other tenants' lists. ISO images are `shared`.
     *
     * Source: [ConoHa API reference, "List images"](https://doc.conoha.jp/api-vps3/image-get_images_list-v3) (`public`, `private`), [ConoHa API reference, "Create an ISO image"](https://doc.conoha.jp/api-vps3/image-create_iso_image-v3) (`shared`), [ConoHa's OpenAPI file](https://github.com/gmo-internet/conoha_vps_openapi) (`community`).
     *
     * Unverified against the live API: [OpenStack Image API reference](https://docs.openstack.org/api-ref/image/v2/) (the meaning of `shared` and `community`).
     * @example public
     */
    visibility: "public" | "private" | "shared" | "community";
    /**
     * The ID of the tenant that owns the image. An image without an owner has null.
     *
     * Unverified against the live API: [OpenStack Glance (source code and a running version 25.1)](https://github.com/openstack/glance) (when it is null).
     * @example 7c4a2d1e9f3b4c5d8e6f0a1b2c3d4e5f
     */
    owner: string | null;
    /**
     * `true` if the image is protected from deletion.
     *
     * Source: [ConoHa API reference, "List images"](https://doc.conoha.jp/api-vps3/image-get_images_list-v3), [ConoHa's OpenAPI file](https://github.com/gmo-internet/conoha_vps_openapi).
     * @example false
     */
    protected: boolean;
    /**
     * The tags, each once and in no particular order. The array may be empty.
     *
     * The tags of ConoHa's own images have the form `key=value`. Split them at the first `=`, as a value may contain `=`. A `_` in a value stands for a space. Known keys are `display_order`, `service_type`, `dst_name`, `dst_version`, `app_name` and `app_version`.
     *
     * Not in official documents (source: programs that use the live API: [ConoHa VPS MCP server](https://github.com/gmo-internet/conoha_vps_mcp) (the meaning of `app_name`, `app_version` and `_`, the `=` in values)).
     *
     * Unverified against the live API: [OpenStack Glance (source code and a running version 25.1)](https://github.com/openstack/glance) (the order, each tag once).
     * @example [
     *   "display_order=150",
     *   "service_type=vps",
     *   "dst_name=Ubuntu",
     *   "dst_version=22.04"
     * ]
     */
    tags: string[];
    /**
     * The size of the image's data, in bytes. Null before the data is stored.
     *
     * Source: [ConoHa API reference, "List images"](https://doc.conoha.jp/api-vps3/image-get_images_list-v3), [ConoHa's OpenAPI file](https://github.com/gmo-internet/conoha_vps_openapi), [ConoHa API reference, "Create an ISO image"](https://doc.conoha.jp/api-vps3/image-create_iso_image-v3).
     * @example 6983843840
     */
    size: number | null;
    /**
     * The size of the virtual disk, in bytes. Null if it is unknown.
     *
     * Source: [ConoHa API reference, "List images"](https://doc.conoha.jp/api-vps3/image-get_images_list-v3) (that it can be null), [ConoHa API reference, "Create an ISO image"](https://doc.conoha.jp/api-vps3/image-create_iso_image-v3) (that it can be null).
     *
     * Unverified against the live API: [OpenStack Glance (source code and a running version 25.1)](https://github.com/openstack/glance) (that it is an integer, the unit).
     * @example null
     */
    virtual_size: number | null;
    /**
     * The minimum disk size required to boot the image, in GB.
     *
     * Source: [ConoHa API reference, "List images"](https://doc.conoha.jp/api-vps3/image-get_images_list-v3), [ConoHa's OpenAPI file](https://github.com/gmo-internet/conoha_vps_openapi).
     * @example 100
     */
    min_disk: number;
    /**
     * The minimum memory required to boot the image, in MB.
     *
     * Source: [ConoHa API reference, "List images"](https://doc.conoha.jp/api-vps3/image-get_images_list-v3), [ConoHa's OpenAPI file](https://github.com/gmo-internet/conoha_vps_openapi).
     * @example 1024
     */
    min_ram: number;
    /**
     * The disk format. It may be null before the data is stored.
     *
     * Source: [ConoHa API reference, "List images"](https://doc.conoha.jp/api-vps3/image-get_images_list-v3) (`qcow2`), [ConoHa API reference, "Create an ISO image"](https://doc.conoha.jp/api-vps3/image-create_iso_image-v3) (`iso`).
     *
     * Unverified against the live API: [OpenStack Glance (source code and a running version 25.1)](https://github.com/openstack/glance) (the other values, when it is null).
     * @example qcow2
     */
    disk_format: "ami" | "ari" | "aki" | "vhd" | "vhdx" | "vmdk" | "raw" | "qcow2" | "vdi" | "iso" | "ploop" | (string & {}) | null;
    /**
     * The container format. It may be null before the data is stored.
     *
     * Source: [ConoHa API reference, "List images"](https://doc.conoha.jp/api-vps3/image-get_images_list-v3) (`ovf`), [ConoHa API reference, "Create an ISO image"](https://doc.conoha.jp/api-vps3/image-create_iso_image-v3) (`bare`).
     *
     * Unverified against the live API: [OpenStack Glance (source code and a running version 25.1)](https://github.com/openstack/glance) (the other values, when it is null).
     * @example ovf
     */
    container_format: "ami" | "ari" | "aki" | "bare" | "ovf" | "ova" | "docker" | "compressed" | (string & {}) | null;
    /**
     * The MD5 checksum of the image's data, in hexadecimal. Null before the data is stored, and possibly always for new images.
     *
     * Source: [ConoHa API reference, "List images"](https://doc.conoha.jp/api-vps3/image-get_images_list-v3), [ConoHa's OpenAPI file](https://github.com/gmo-internet/conoha_vps_openapi) (that it is an MD5).
     *
     * Unverified against the live API: [OpenStack Image API reference](https://docs.openstack.org/api-ref/image/v2/) (that it may always be null), [OpenStack Glance (source code and a running version 25.1)](https://github.com/openstack/glance) (that it is null before the data is stored).
     * @example 3a0d3834019f4782c924050611e83a08
     */
    checksum: string | null;
    /**
     * The algorithm of `os_hash_value`. Null before the data is stored.
     *
     * Source: [ConoHa API reference, "List images"](https://doc.conoha.jp/api-vps3/image-get_images_list-v3), [ConoHa's OpenAPI file](https://github.com/gmo-internet/conoha_vps_openapi) (the meaning).
     *
     * Unverified against the live API: [OpenStack Glance (source code and a running version 25.1)](https://github.com/openstack/glance) (when it is null).
     * @example sha512
     */
    os_hash_algo: string | null;
    /**
     * The hash of the image's data, in hexadecimal. Null before the data is stored.
     *
     * Source: [ConoHa API reference, "List images"](https://doc.conoha.jp/api-vps3/image-get_images_list-v3), [ConoHa's OpenAPI file](https://github.com/gmo-internet/conoha_vps_openapi) (the meaning).
     *
     * Unverified against the live API: [OpenStack Glance (source code and a running version 25.1)](https://github.com/openstack/glance) (when it is null).
     * @example 421b02a4d6be8d4dc3a575fef503a6289c782029cecd707e542f85431d6929ca97ec3a3f1d826b99f7f33bb3f48fe571b32e6188a2d172ca4ebf2d444a12870a
     */
    os_hash_value: string | null;
    /**
     * `true` if the image does not appear in ordinary lists.
     *
     * Source: [ConoHa API reference, "List images"](https://doc.conoha.jp/api-vps3/image-get_images_list-v3), [ConoHa's OpenAPI file](https://github.com/gmo-internet/conoha_vps_openapi).
     * @example false
     */
    os_hidden: boolean;
    /**
     * The time of creation, in UTC and whole seconds.
     *
     * Unverified against the live API: [OpenStack Glance (source code and a running version 25.1)](https://github.com/openstack/glance) (that it is always in UTC and whole seconds).
     * @format date-time
     * @example 2023-10-25T09:55:09Z
     */
    created_at: string;
    /**
     * The time of the last update, in UTC and whole seconds.
     *
     * Unverified against the live API: [OpenStack Glance (source code and a running version 25.1)](https://github.com/openstack/glance) (that it is always in UTC and whole seconds).
     * @format date-time
     * @example 2023-11-22T03:06:57Z
     */
    updated_at: string;
    /**
     * The relative path of the image.
     * @example /v2/images/2c2f0b4e-6f0c-4c0b-9a57-3f6f4f0e8d11
     */
    self: string;
    /**
     * The relative path of the image's data.
     * @example /v2/images/2c2f0b4e-6f0c-4c0b-9a57-3f6f4f0e8d11/file
     */
    file: string;
    /**
     * The relative path of the image's JSON Schema.
     * @example /v2/schemas/image
     */
    schema: string;
    /**
     * The type of operating system. Absent from an image that does not set it.
     *
     * Source: [ConoHa API reference, "List images"](https://doc.conoha.jp/api-vps3/image-get_images_list-v3) (`linux`, `windows`).
     *
     * Not in official documents (source: programs that use the live API: [ConoHa VPS MCP server](https://github.com/gmo-internet/conoha_vps_mcp) (when it is absent)).
     * @example linux
     */
    os_type?: "linux" | "windows" | (string & {});
    /**
     * The version of the operating system. Absent from an image that does not set it.
     *
     * Source: [ConoHa's OpenAPI file](https://github.com/gmo-internet/conoha_vps_openapi).
     *
     * Not in official documents (source: programs that use the live API: [unofficial Terraform provider](https://github.com/Aid-On/terraform-provider-conohavps) (when it is absent)).
     * @example 2022
     */
    os_version?: string;
    /**
     * The CPU architecture. Absent from an image that does not set it.
     *
     * Not in official documents (source: programs that use the live API: [ConoHa VPS MCP server](https://github.com/gmo-internet/conoha_vps_mcp) (when it is absent)).
     * @example x86_64
     */
    architecture?: string;
    /**
     * The type of application. Absent from an image that does not set it.
     *
     * Source: [ConoHa's OpenAPI file](https://github.com/gmo-internet/conoha_vps_openapi).
     *
     * Unverified against the live API: inference from the other sources (when it is absent).
     * @example manager
     */
    app_type?: string;
    /**
     * The name of the specialized plan. Absent from an image that does not set it.
     *
     * Source: [ConoHa's OpenAPI file](https://github.com/gmo-internet/conoha_vps_openapi).
     *
     * Unverified against the live API: inference from the other sources (when it is absent).
     * @example kusanagi
     */
    specialized_plan_name?: string;
    /**
     * The type of bus used in rescue mode. ISO images have it.
     *
     * Source: [ConoHa API reference, "Create an ISO image"](https://doc.conoha.jp/api-vps3/image-create_iso_image-v3), [ConoHa's OpenAPI file](https://github.com/gmo-internet/conoha_vps_openapi).
     * @example ide
     */
    hw_rescue_bus?: string;
    /**
     * The type of device used in rescue mode. ISO images have it.
     *
     * Source: [ConoHa API reference, "Create an ISO image"](https://doc.conoha.jp/api-vps3/image-create_iso_image-v3), [ConoHa's OpenAPI file](https://github.com/gmo-internet/conoha_vps_openapi).
     * @example cdrom
     */
    hw_rescue_device?: string;
    /**
     * Whether the image can boot, as a string, not a boolean.
     *
     * Not in official documents (source: programs that use the live API: [unofficial SDK for Go](https://github.com/leonunix/conohav3-golang-sdk)).
     */
    bootable?: string;
    /**
     * The type of the virtual video device.
     *
     * Not in official documents (source: programs that use the live API: [unofficial SDK for Go](https://github.com/leonunix/conohav3-golang-sdk)).
     */
    hw_video_model?: string;
    /**
     * Whether multiqueue networking is enabled, as a string, not a boolean.
     *
     * Not in official documents (source: programs that use the live API: [unofficial SDK for Go](https://github.com/leonunix/conohav3-golang-sdk)).
     */
    hw_vif_multiqueue_enabled?: string;
    /**
     * Whether the QEMU guest agent is used, as a string, not a boolean.
     *
     * Not in official documents (source: programs that use the live API: [unofficial SDK for Go](https://github.com/leonunix/conohav3-golang-sdk)).
     */
    hw_qemu_guest_agent?: string;
};
/** A filter on a time: an optional operator and a time in ISO 8601. */
export type TimeFilter = string;
/**
 * An authentication error. It is wrapped in `error`, and its `code` is an integer.
 *
 * Unverified against the live API: [OpenStack keystonemiddleware](https://github.com/openstack/keystonemiddleware).
 */
export type KeystoneError = {
    /**
     * The error.
     *
     * Unverified against the live API: [OpenStack keystonemiddleware](https://github.com/openstack/keystonemiddleware).
     */
    error: {
        /**
         * The HTTP status code, as an integer.
         *
         * Unverified against the live API: [OpenStack keystonemiddleware](https://github.com/openstack/keystonemiddleware).
         * @example 401
         */
        code: number;
        /**
         * The name of the status.
         *
         * Unverified against the live API: [OpenStack keystonemiddleware](https://github.com/openstack/keystonemiddleware).
         * @example Unauthorized
         */
        title: string;
        /**
         * The description of the error, in English.
         *
         * Unverified against the live API: [OpenStack keystonemiddleware](https://github.com/openstack/keystonemiddleware).
         * @example The request you have made requires authentication.
         */
        message: string;
    };
};
/**
 * An error of the Image API. It is not wrapped in `error`, and its `code` is a string.
 *
 * Unverified against the live API: [OpenStack Glance (source code and a running version 25.1)](https://github.com/openstack/glance).
 */
export type WebObError = {
    /**
     * The description of the error, in English. It contains `<br />` and line breaks.
     *
     * Unverified against the live API: [OpenStack Glance (source code and a running version 25.1)](https://github.com/openstack/glance).
     * @example limit param must be an integer<br /><br />
     */
    message: string;
    /**
     * The HTTP status code and its name, as a string.
     *
     * Unverified against the live API: [OpenStack Glance (source code and a running version 25.1)](https://github.com/openstack/glance).
     * @example 400 Bad Request
     */
    code: string;
    /**
     * The name of the status.
     *
     * Unverified against the live API: [OpenStack Glance (source code and a running version 25.1)](https://github.com/openstack/glance).
     * @example Bad Request
     */
    title: string;
};
