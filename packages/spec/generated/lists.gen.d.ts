// Generated from openapi/ by `npm run generate`. Do not edit.
/** What `GET /v2/images` does: its pages, order and filters. */
export declare const listImages: {
    readonly operationId: "listImages";
    readonly path: "/v2/images";
    readonly items: "/images";
    readonly key: "/id";
    readonly page: {
        readonly limit: "limit";
        readonly marker: "marker";
        readonly default: 25;
        readonly maximum: 1000;
        readonly next: {
            readonly pointer: "/next";
        };
        readonly first: {
            readonly pointer: "/first";
        };
        readonly minimumLimit: 0;
    };
    readonly order: {
        readonly by: "sort";
        readonly key: "sort_key";
        readonly direction: "sort_dir";
        readonly repeated: true;
        readonly keys: readonly [{
            readonly name: "name";
            readonly property: "/name";
            readonly type: "string";
            readonly nullable: true;
        }, {
            readonly name: "status";
            readonly property: "/status";
            readonly type: "string";
            readonly nullable: false;
        }, {
            readonly name: "container_format";
            readonly property: "/container_format";
            readonly type: "string";
            readonly nullable: true;
        }, {
            readonly name: "disk_format";
            readonly property: "/disk_format";
            readonly type: "string";
            readonly nullable: true;
        }, {
            readonly name: "size";
            readonly property: "/size";
            readonly type: "integer";
            readonly nullable: true;
        }, {
            readonly name: "id";
            readonly property: "/id";
            readonly type: "string";
            readonly nullable: false;
        }, {
            readonly name: "created_at";
            readonly property: "/created_at";
            readonly type: "date-time";
            readonly nullable: false;
        }, {
            readonly name: "updated_at";
            readonly property: "/updated_at";
            readonly type: "date-time";
            readonly nullable: false;
        }];
        readonly defaultDirection: "desc";
        readonly default: readonly [{
            readonly key: "created_at";
            readonly direction: "desc";
        }];
        readonly ties: readonly [{
            readonly property: "/created_at";
            readonly type: "date-time";
            readonly nullable: false;
        }, {
            readonly property: "/id";
            readonly type: "string";
            readonly nullable: false;
        }];
    };
    readonly filters: readonly [{
        readonly parameter: "visibility";
        readonly property: "/visibility";
        readonly type: "string";
        readonly nullable: false;
        readonly operators: readonly ["eq"];
        readonly prefixed: false;
        readonly repeated: false;
        readonly values: readonly ["public", "private", "shared", "community", "all"];
        readonly wildcard: "all";
        readonly exclusive: readonly ["private"];
    }, {
        readonly parameter: "os_type";
        readonly property: "/os_type";
        readonly type: "string";
        readonly nullable: true;
        readonly operators: readonly ["eq"];
        readonly prefixed: false;
        readonly repeated: false;
        readonly values: readonly ["linux", "windows"];
        readonly open: true;
    }, {
        readonly parameter: "name";
        readonly property: "/name";
        readonly type: "string";
        readonly nullable: true;
        readonly operators: readonly ["eq", "in"];
        readonly prefixed: true;
        readonly repeated: false;
    }, {
        readonly parameter: "status";
        readonly property: "/status";
        readonly type: "string";
        readonly nullable: false;
        readonly operators: readonly ["eq", "in"];
        readonly prefixed: true;
        readonly repeated: false;
    }, {
        readonly parameter: "size_min";
        readonly property: "/size";
        readonly type: "integer";
        readonly nullable: true;
        readonly operators: readonly ["gte"];
        readonly prefixed: false;
        readonly repeated: false;
    }, {
        readonly parameter: "size_max";
        readonly property: "/size";
        readonly type: "integer";
        readonly nullable: true;
        readonly operators: readonly ["lte"];
        readonly prefixed: false;
        readonly repeated: false;
    }, {
        readonly parameter: "created_at";
        readonly property: "/created_at";
        readonly type: "date-time";
        readonly nullable: false;
        readonly operators: readonly ["eq", "neq", "gt", "gte", "lt", "lte"];
        readonly prefixed: true;
        readonly repeated: false;
    }, {
        readonly parameter: "updated_at";
        readonly property: "/updated_at";
        readonly type: "date-time";
        readonly nullable: false;
        readonly operators: readonly ["eq", "neq", "gt", "gte", "lt", "lte"];
        readonly prefixed: true;
        readonly repeated: false;
    }, {
        readonly parameter: "owner";
        readonly property: "/owner";
        readonly type: "string";
        readonly nullable: true;
        readonly operators: readonly ["eq"];
        readonly prefixed: false;
        readonly repeated: false;
    }, {
        readonly parameter: "os_hidden";
        readonly property: "/os_hidden";
        readonly type: "boolean";
        readonly nullable: false;
        readonly operators: readonly ["eq"];
        readonly prefixed: false;
        readonly repeated: false;
        readonly default: false;
        readonly ignoreCase: true;
    }, {
        readonly parameter: "protected";
        readonly property: "/protected";
        readonly type: "boolean";
        readonly nullable: false;
        readonly operators: readonly ["eq"];
        readonly prefixed: false;
        readonly repeated: false;
    }, {
        readonly parameter: "tag";
        readonly property: "/tags";
        readonly type: "string";
        readonly nullable: false;
        readonly operators: readonly ["contains"];
        readonly prefixed: false;
        readonly repeated: true;
    }, {
        readonly parameter: "id";
        readonly property: "/id";
        readonly type: "string";
        readonly nullable: false;
        readonly operators: readonly ["eq", "in"];
        readonly prefixed: true;
        readonly repeated: false;
    }, {
        readonly parameter: "container_format";
        readonly property: "/container_format";
        readonly type: "string";
        readonly nullable: true;
        readonly operators: readonly ["eq", "in"];
        readonly prefixed: true;
        readonly repeated: false;
    }, {
        readonly parameter: "disk_format";
        readonly property: "/disk_format";
        readonly type: "string";
        readonly nullable: true;
        readonly operators: readonly ["eq", "in"];
        readonly prefixed: true;
        readonly repeated: false;
    }, {
        readonly parameter: "checksum";
        readonly property: "/checksum";
        readonly type: "string";
        readonly nullable: true;
        readonly operators: readonly ["eq"];
        readonly prefixed: false;
        readonly repeated: false;
    }, {
        readonly parameter: "os_hash_value";
        readonly property: "/os_hash_value";
        readonly type: "string";
        readonly nullable: true;
        readonly operators: readonly ["eq"];
        readonly prefixed: false;
        readonly repeated: false;
    }];
    readonly others: readonly [{
        readonly parameter: "member_status";
        readonly reason: "Acceptance belongs to an image and a caller together, and is not a property of the response.";
        readonly values: readonly ["accepted", "pending", "rejected", "all"];
        readonly default: "accepted";
    }];
    readonly additional: {
        readonly operator: "eq";
        readonly suffixes: {
            readonly _min: "gte";
            readonly _max: "lte";
        };
        readonly except: readonly ["self", "file", "schema"];
        readonly properties: readonly [{
            readonly name: "id";
            readonly property: "/id";
            readonly type: "string";
            readonly nullable: false;
        }, {
            readonly name: "name";
            readonly property: "/name";
            readonly type: "string";
            readonly nullable: true;
        }, {
            readonly name: "status";
            readonly property: "/status";
            readonly type: "string";
            readonly nullable: false;
        }, {
            readonly name: "visibility";
            readonly property: "/visibility";
            readonly type: "string";
            readonly nullable: false;
        }, {
            readonly name: "owner";
            readonly property: "/owner";
            readonly type: "string";
            readonly nullable: true;
        }, {
            readonly name: "protected";
            readonly property: "/protected";
            readonly type: "boolean";
            readonly nullable: false;
        }, {
            readonly name: "size";
            readonly property: "/size";
            readonly type: "integer";
            readonly nullable: true;
        }, {
            readonly name: "virtual_size";
            readonly property: "/virtual_size";
            readonly type: "integer";
            readonly nullable: true;
        }, {
            readonly name: "min_disk";
            readonly property: "/min_disk";
            readonly type: "integer";
            readonly nullable: false;
        }, {
            readonly name: "min_ram";
            readonly property: "/min_ram";
            readonly type: "integer";
            readonly nullable: false;
        }, {
            readonly name: "disk_format";
            readonly property: "/disk_format";
            readonly type: "string";
            readonly nullable: true;
        }, {
            readonly name: "container_format";
            readonly property: "/container_format";
            readonly type: "string";
            readonly nullable: true;
        }, {
            readonly name: "checksum";
            readonly property: "/checksum";
            readonly type: "string";
            readonly nullable: true;
        }, {
            readonly name: "os_hash_algo";
            readonly property: "/os_hash_algo";
            readonly type: "string";
            readonly nullable: true;
        }, {
            readonly name: "os_hash_value";
            readonly property: "/os_hash_value";
            readonly type: "string";
            readonly nullable: true;
        }, {
            readonly name: "os_hidden";
            readonly property: "/os_hidden";
            readonly type: "boolean";
            readonly nullable: false;
        }, {
            readonly name: "created_at";
            readonly property: "/created_at";
            readonly type: "date-time";
            readonly nullable: false;
        }, {
            readonly name: "updated_at";
            readonly property: "/updated_at";
            readonly type: "date-time";
            readonly nullable: false;
        }, {
            readonly name: "os_type";
            readonly property: "/os_type";
            readonly type: "string";
            readonly nullable: true;
        }, {
            readonly name: "os_version";
            readonly property: "/os_version";
            readonly type: "string";
            readonly nullable: true;
        }, {
            readonly name: "architecture";
            readonly property: "/architecture";
            readonly type: "string";
            readonly nullable: true;
        }, {
            readonly name: "app_type";
            readonly property: "/app_type";
            readonly type: "string";
            readonly nullable: true;
        }, {
            readonly name: "specialized_plan_name";
            readonly property: "/specialized_plan_name";
            readonly type: "string";
            readonly nullable: true;
        }, {
            readonly name: "hw_rescue_bus";
            readonly property: "/hw_rescue_bus";
            readonly type: "string";
            readonly nullable: true;
        }, {
            readonly name: "hw_rescue_device";
            readonly property: "/hw_rescue_device";
            readonly type: "string";
            readonly nullable: true;
        }, {
            readonly name: "bootable";
            readonly property: "/bootable";
            readonly type: "string";
            readonly nullable: true;
        }, {
            readonly name: "hw_video_model";
            readonly property: "/hw_video_model";
            readonly type: "string";
            readonly nullable: true;
        }, {
            readonly name: "hw_vif_multiqueue_enabled";
            readonly property: "/hw_vif_multiqueue_enabled";
            readonly type: "string";
            readonly nullable: true;
        }, {
            readonly name: "hw_qemu_guest_agent";
            readonly property: "/hw_qemu_guest_agent";
            readonly type: "string";
            readonly nullable: true;
        }];
    };
    readonly invariants: readonly [{
        readonly property: "/updated_at";
        readonly operator: "gte";
        readonly other: "/created_at";
        readonly type: "date-time";
        readonly nullable: false;
    }];
};
