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
         * @description Lists images. The request has no body.
         *
         *     Where several filters are given, an image must match them all.
         *     A repeated parameter does not do what you expect, except `tag`, `sort_key` and `sort_dir`.
         *     Without `visibility`, the list holds public images, your own, and those shared with you that you accepted (unverified against the live API; OpenStack Glance does so).
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
        /** @description One page of the list of images. */
        ImageList: {
            /** @description The images. */
            images: components["schemas"]["Image"][];
            /**
             * @description Relative path of the first page: the query of the request without `marker`. It has no host.
             * @example /v2/images?limit=200
             */
            first: string;
            /**
             * @description Relative path of the next page. It has no host. The last page has none (it is neither null nor an empty string).
             *     Where the number of images is a multiple of `limit`, `next` can lead to an empty page (unverified against the live API; OpenStack Glance does so).
             * @example /v2/images?limit=2&marker=8b1f6c0a-3a6d-4b60-8f0a-6f5f0c9b7a22
             */
            next?: string;
            /**
             * @description Relative path of the JSON Schema of the list.
             * @example /v2/schemas/images
             */
            schema: string;
        };
        /** @description An image. Properties of other names (additional properties) stand beside these, and their values are strings. */
        Image: {
            /**
             * Format: uuid
             * @description The ID of the image. The images that ConoHa provides are replaced from time to time, and their IDs change.
             * @example 2c2f0b4e-6f0c-4c0b-9a57-3f6f4f0e8d11
             */
            id: string;
            /**
             * @description The name of the image. It need not be unique. Null for an image without a name (for null unverified against the live API; OpenStack Glance does so).
             * @example vmi-ubuntu-22.04-amd64
             */
            name: string | null;
            /**
             * @description The status of the image. `active` is ready for use. `queued` has no data yet, `saving` is being stored, `deactivated` is out of use.
             *     Other values may be added (other than `active` and `queued` unverified against the live API; OpenStack Glance does so).
             * @example active
             */
            status: "queued" | "saving" | "uploading" | "importing" | "active" | "deactivated" | "killed" | "deleted" | "pending_delete" | (string & {});
            /**
             * @description Who can see the image. `public` is provided by ConoHa, `private` is yours alone, `shared` can be shared with chosen tenants, and `community` can be used by all and is not listed.
             *     An ISO image is `shared` (the meaning of `community` is unverified against the live API; OpenStack Glance does so).
             * @example public
             * @enum {string}
             */
            visibility: "public" | "private" | "shared" | "community";
            /**
             * @description The ID of the tenant that owns the image. Null for an image without an owner (for null unverified against the live API; OpenStack Glance does so).
             * @example 7c4a2d1e9f3b4c5d8e6f0a1b2c3d4e5f
             */
            owner: string | null;
            /**
             * @description Whether the image is protected from deletion.
             * @example false
             */
            protected: boolean;
            /**
             * @description The tags. On images that ConoHa provides they have the form `key=value`. Split at the first `=`; a value may hold `=`. A `_` in a value stands for a space.
             *     The keys known are `display_order`, `service_type`, `dst_name`, `dst_version`, `app_name` and `app_version`. Their order varies, and there may be none.
             *     The meaning of `app_name`, `app_version` and `_` was seen in programs that use the live API.
             * @example [
             *       "display_order=150",
             *       "service_type=vps",
             *       "dst_name=Ubuntu",
             *       "dst_version=22.04"
             *     ]
             */
            tags: string[];
            /**
             * Format: int64
             * @description The size of the image's data, in bytes. Null until the data is stored.
             * @example 6983843840
             */
            size: number | null;
            /**
             * Format: int64
             * @description The size of the virtual disk, in bytes. Null where it is not known.
             * @example null
             */
            virtual_size: number | null;
            /**
             * @description The least disk space needed to boot the image, in GB.
             * @example 100
             */
            min_disk: number;
            /**
             * @description The least memory needed to boot the image, in MB.
             * @example 1024
             */
            min_ram: number;
            /**
             * @description The disk format. May be null until the data is stored (for null and values other than `qcow2` and `iso` unverified against the live API; OpenStack Glance does so).
             * @example qcow2
             */
            disk_format: "ami" | "ari" | "aki" | "vhd" | "vhdx" | "vmdk" | "raw" | "qcow2" | "vdi" | "iso" | "ploop" | (string & {}) | null;
            /**
             * @description The container format. May be null until the data is stored (for null and values other than `bare` and `ovf` unverified against the live API; OpenStack Glance does so).
             * @example ovf
             */
            container_format: "ami" | "ari" | "aki" | "bare" | "ovf" | "ova" | "docker" | "compressed" | (string & {}) | null;
            /**
             * @description The MD5 checksum of the image's data, in hexadecimal. Null until the data is stored (for null unverified against the live API; OpenStack Glance does so).
             * @example 3a0d3834019f4782c924050611e83a08
             */
            checksum: string | null;
            /**
             * @description The algorithm of `os_hash_value`. Null until the data is stored (for null unverified against the live API; OpenStack Glance does so).
             * @example sha512
             */
            os_hash_algo: string | null;
            /**
             * @description The hash of the image's data, in hexadecimal. Null until the data is stored (for null unverified against the live API; OpenStack Glance does so).
             * @example 421b02a4d6be8d4dc3a575fef503a6289c782029cecd707e542f85431d6929ca97ec3a3f1d826b99f7f33bb3f48fe571b32e6188a2d172ca4ebf2d444a12870a
             */
            os_hash_value: string | null;
            /**
             * @description Whether the image is left out of the ordinary list.
             * @example false
             */
            os_hidden: boolean;
            /**
             * Format: date-time
             * @description When the image was created, in UTC, to the second.
             * @example 2023-10-25T09:55:09Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When the image was updated, in UTC, to the second.
             * @example 2023-11-22T03:06:57Z
             */
            updated_at: string;
            /**
             * @description Relative path of the image.
             * @example /v2/images/2c2f0b4e-6f0c-4c0b-9a57-3f6f4f0e8d11
             */
            self: string;
            /**
             * @description Relative path of the image's data.
             * @example /v2/images/2c2f0b4e-6f0c-4c0b-9a57-3f6f4f0e8d11/file
             */
            file: string;
            /**
             * @description Relative path of the JSON Schema of the image.
             * @example /v2/schemas/image
             */
            schema: string;
            /**
             * @description The kind of operating system, `linux` or `windows`. Absent from an image that does not set it.
             * @example linux
             */
            os_type?: "linux" | "windows" | (string & {});
            /**
             * @description The version of the operating system. Absent from an image that does not set it.
             * @example 2022
             */
            os_version?: string;
            /**
             * @description The architecture of the CPU. Absent from an image that does not set it.
             * @example x86_64
             */
            architecture?: string;
            /**
             * @description The kind of application. Absent from an image that does not set it.
             * @example manager
             */
            app_type?: string;
            /**
             * @description The name of the specialized plan. Absent from an image that does not set it.
             * @example kusanagi
             */
            specialized_plan_name?: string;
            /**
             * @description The bus used to boot for rescue. ISO images have it.
             * @example ide
             */
            hw_rescue_bus?: string;
            /**
             * @description The device used to boot for rescue. ISO images have it.
             * @example cdrom
             */
            hw_rescue_device?: string;
            /**
             * @description Whether the image can boot. A string, not a boolean.
             *
             *     Unverified against the live API (evidence: seen in programs that use the live API).
             */
            bootable?: string;
            /**
             * @description The kind of the virtual video device.
             *
             *     Unverified against the live API (evidence: seen in programs that use the live API).
             */
            hw_video_model?: string;
            /**
             * @description Whether the network's multiqueue is on. A string, not a boolean.
             *
             *     Unverified against the live API (evidence: seen in programs that use the live API).
             */
            hw_vif_multiqueue_enabled?: string;
            /**
             * @description Whether the QEMU guest agent is used. A string, not a boolean.
             *
             *     Unverified against the live API (evidence: seen in programs that use the live API).
             * @example yes
             */
            hw_qemu_guest_agent?: string;
        };
        /** @description A filter on a time. An operator, which may be left out, and an ISO 8601 time. */
        TimeFilter: string;
        /** @description An error of authentication. It is wrapped in `error`, and its `code` is an integer. */
        KeystoneError: {
            /**
             * @description What went wrong.
             *
             *     Unverified against the live API (evidence: the source code or the behaviour of OpenStack Glance).
             */
            error: {
                /**
                 * @description The HTTP status code, an integer.
                 *
                 *     Unverified against the live API (evidence: the source code or the behaviour of OpenStack Glance).
                 * @example 401
                 */
                code: number;
                /**
                 * @description The name of the status.
                 *
                 *     Unverified against the live API (evidence: the source code or the behaviour of OpenStack Glance).
                 * @example Unauthorized
                 */
                title: string;
                /**
                 * @description What went wrong, in English.
                 *
                 *     Unverified against the live API (evidence: the source code or the behaviour of OpenStack Glance).
                 * @example The request you have made requires authentication.
                 */
                message: string;
            };
        };
        /** @description An error of the Image API. It has no wrapper, and its `code` is a string. */
        WebObError: {
            /**
             * @description What went wrong, in English. It holds `<br />` and line breaks.
             *
             *     Unverified against the live API (evidence: the source code or the behaviour of OpenStack Glance).
             * @example limit param must be an integer<br /><br />
             */
            message: string;
            /**
             * @description The HTTP status code and its name, a string.
             *
             *     Unverified against the live API (evidence: the source code or the behaviour of OpenStack Glance).
             * @example 400 Bad Request
             */
            code: string;
            /**
             * @description The name of the status.
             *
             *     Unverified against the live API (evidence: the source code or the behaviour of OpenStack Glance).
             * @example Bad Request
             */
            title: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: {
        /**
         * @description The ID of the request. It helps when you ask for support.
         *
         *     Unverified against the live API (evidence: the source code or the behaviour of OpenStack Glance).
         * @example req-6e1f0c52-4b1f-4a53-9d0e-0d6f6f7d8c11
         */
        "X-Openstack-Request-Id": string;
        /**
         * @description Where the Identity API is, which issues tokens.
         *
         *     Unverified against the live API (evidence: the source code or the behaviour of OpenStack Glance).
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
                 * @description How many images a page holds at most. 0 gives an empty list.
                 *     The default and the maximum are not published. In OpenStack Glance the default is 25 and the maximum 1000, and a larger value is cut down to the maximum (unverified against the live API).
                 * @example 200
                 */
                limit?: number;
                /**
                 * @description The ID of the last image of the page before; the list goes on with the image after it in the order. Used together with `limit`.
                 *     An ID that does not exist is answered 400, one of an image that you may not see 403 (unverified against the live API; OpenStack Glance does so).
                 * @example 2c2f0b4e-6f0c-4c0b-9a57-3f6f4f0e8d11
                 */
                marker?: string;
                /**
                 * @description Who can see the image. The images that ConoHa provides are `public`; those that you saved or created are `private`.
                 *     `shared`, `community` and `all` can be given too. An ISO image is `shared`, so `private` does not find it.
                 * @example private
                 */
                visibility?: "public" | "private" | "shared" | "community" | "all";
                /**
                 * @description The kind of operating system: `linux` or `windows`. Case matters.
                 *     Another value is no error; the answer is usually an empty list (unverified against the live API; OpenStack Glance does so).
                 * @example linux
                 */
                os_type?: "linux" | "windows";
                /**
                 * @description The order, as `key:direction`. The direction is `asc` (ascending) or `desc` (descending).
                 *     Several keys are separated by commas. A key without a direction is in `desc` order.
                 *     Together with `sort_key` or `sort_dir` it is answered 400 (unverified against the live API; OpenStack Glance does so).
                 * @example [
                 *       "name:asc",
                 *       "created_at:desc"
                 *     ]
                 */
                sort?: ("name" | "name:asc" | "name:desc" | "status" | "status:asc" | "status:desc" | "container_format" | "container_format:asc" | "container_format:desc" | "disk_format" | "disk_format:asc" | "disk_format:desc" | "size" | "size:asc" | "size:desc" | "id" | "id:asc" | "id:desc" | "created_at" | "created_at:asc" | "created_at:desc" | "updated_at" | "updated_at:asc" | "updated_at:desc")[];
                /**
                 * @description What to sort by. The default is `created_at`. Repeat it to sort by several keys.
                 *     Images of equal value are in the order of `created_at`, then `id`. Images whose value is null come first in ascending and last in descending order (unverified against the live API; OpenStack Glance does so).
                 * @example [
                 *       "name"
                 *     ]
                 */
                sort_key?: ("name" | "status" | "container_format" | "disk_format" | "size" | "id" | "created_at" | "updated_at")[];
                /**
                 * @description The direction: `asc` (ascending) or `desc` (descending). The default is `desc`.
                 *     Repeat it as often as `sort_key`. A single one applies to every `sort_key` (unverified against the live API; OpenStack Glance does so).
                 * @example [
                 *       "asc"
                 *     ]
                 */
                sort_dir?: ("asc" | "desc")[];
                /**
                 * @description The name of the image. Only images of exactly this name are listed; a part or a beginning matches nothing.
                 *     `in:name1,name2` lists the images that have any of the names. A name that holds a comma goes in double quotes.
                 *     Put `eq:` before a name that holds a colon. Otherwise what stands before the colon is taken as an operator, and the answer is 400 (all unverified against the live API; OpenStack Glance does so).
                 * @example vmi-ubuntu-22.04-amd64
                 */
                name?: string;
                /**
                 * @description The status of the image: a value of the response's `status`, such as `active`. A value that does not exist gives an empty list.
                 *     `in:active,queued` lists the images of any of the values (all unverified against the live API; OpenStack Glance does so).
                 * @example active
                 */
                status?: string;
                /**
                 * @description The least size of the image, in bytes; the value itself included. An image whose size is null does not match (for null unverified against the live API; OpenStack Glance does so).
                 * @example 1073741824
                 */
                size_min?: number;
                /**
                 * @description The greatest size of the image, in bytes; the value itself included. An image whose size is null does not match (for null unverified against the live API; OpenStack Glance does so).
                 * @example 10737418240
                 */
                size_max?: number;
                /**
                 * @description When the image was created, as `YYYY-MM-DDThh:mm:ss±hh:mm`. **Without an operator only images created at exactly this time are listed.**
                 *     Put `gt:` (after), `gte:` (at or after), `lt:` (before), `lte:` (at or before), `eq:` (equal) or `neq:` (not equal) before it to compare (unverified against the live API; OpenStack Glance does so).
                 *     Without an offset the time is in UTC. Write `+` as `%2B`.
                 */
                created_at?: components["schemas"]["TimeFilter"];
                /** @description When the image was updated, as `YYYY-MM-DDThh:mm:ss±hh:mm`. Operators and offsets are written as in `created_at`. */
                updated_at?: components["schemas"]["TimeFilter"];
                /**
                 * @description The ID of the tenant that owns the image.
                 * @example 7c4a2d1e9f3b4c5d8e6f0a1b2c3d4e5f
                 */
                owner?: string;
                /**
                 * @description Whether to list hidden images. The default is `false`; hidden images are listed only where `true` is given.
                 * @example true
                 */
                os_hidden?: boolean;
                /**
                 * @description Whether the image is protected from deletion. `true` or `false`, in lower case.
                 * @example true
                 */
                protected?: boolean;
                /**
                 * @description Whether you accepted an image that was shared with you. The default is `accepted`.
                 *     `pending`, `rejected` and `all` can be given too. It acts only on images that another tenant shared.
                 * @example pending
                 */
                member_status?: "accepted" | "pending" | "rejected" | "all";
                /**
                 * @description A tag. Only images that have exactly this tag are listed. Where it is repeated, only images that have all of the tags are.
                 *
                 *     Unverified against the live API (evidence: the source code or the behaviour of OpenStack Glance).
                 * @example [
                 *       "service_type=vps"
                 *     ]
                 */
                tag?: string[];
                /**
                 * @description The ID of the image. `in:ID1,ID2` gives several.
                 *
                 *     Unverified against the live API (evidence: the source code or the behaviour of OpenStack Glance).
                 * @example 2c2f0b4e-6f0c-4c0b-9a57-3f6f4f0e8d11
                 */
                id?: string;
                /**
                 * @description The container format. `in:bare,ovf` gives several.
                 *
                 *     Unverified against the live API (evidence: the source code or the behaviour of OpenStack Glance).
                 * @example bare
                 */
                container_format?: string;
                /**
                 * @description The disk format. `in:iso,qcow2` gives several.
                 *
                 *     Unverified against the live API (evidence: the source code or the behaviour of OpenStack Glance).
                 * @example iso
                 */
                disk_format?: string;
                /**
                 * @description The MD5 checksum of the image's data.
                 *
                 *     Unverified against the live API (evidence: the source code or the behaviour of OpenStack Glance).
                 * @example 3a0d3834019f4782c924050611e83a08
                 */
                checksum?: string;
                /**
                 * @description The hash of the image's data.
                 *
                 *     Unverified against the live API (evidence: the source code or the behaviour of OpenStack Glance).
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
            /** @description One page of the list of images. Where none match, `images` is empty. */
            200: {
                headers: {
                    "X-Openstack-Request-Id": components["headers"]["X-Openstack-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImageList"];
                };
            };
            /**
             * @description The value of a parameter is not right. The form of the body depends on the `Accept` header:
             *     JSON for `application/json`, HTML for `*\/*` and `text/html`, plain text where there is no such header.
             *
             *     Unverified against the live API (evidence: the source code or the behaviour of OpenStack Glance).
             */
            400: {
                headers: {
                    "X-Openstack-Request-Id": components["headers"]["X-Openstack-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebObError"];
                    "text/html": string;
                    "text/plain": string;
                };
            };
            /**
             * @description The token is missing, wrong, or past its 24 hours. Issue a new one.
             *     Depending on the version of the authentication layer, the JSON body is either wrapped in `error` (`KeystoneError`) or flat like that of a 400 (`WebObError`).
             *
             *     Unverified against the live API (evidence: the source code or the behaviour of OpenStack Glance).
             */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeystoneError"] | components["schemas"]["WebObError"];
                    "text/html": string;
                    "text/plain": string;
                };
            };
            /**
             * @description The token is right, but not allowed to do this. A `marker` of an image that you may not see is answered 403 too.
             *     As with 400, the form of the body depends on the `Accept` header.
             *
             *     Unverified against the live API (evidence: the source code or the behaviour of OpenStack Glance).
             */
            403: {
                headers: {
                    "X-Openstack-Request-Id": components["headers"]["X-Openstack-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebObError"];
                    "text/html": string;
                    "text/plain": string;
                };
            };
        };
    };
}
