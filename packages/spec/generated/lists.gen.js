// Generated from openapi/ by `npm run generate`. Do not edit.
/** What `GET /v2/images` does: its pages, order and filters. */
export const listImages = {
    "operationId": "listImages",
    "path": "/v2/images",
    "items": "/images",
    "key": "/id",
    "page": {
        "limit": "limit",
        "marker": "marker",
        "default": 25,
        "maximum": 1000,
        "next": {
            "pointer": "/next"
        },
        "first": {
            "pointer": "/first"
        },
        "minimumLimit": 0
    },
    "order": {
        "by": "sort",
        "key": "sort_key",
        "direction": "sort_dir",
        "repeated": true,
        "keys": [
            {
                "name": "name",
                "property": "/name",
                "type": "string",
                "nullable": true
            },
            {
                "name": "status",
                "property": "/status",
                "type": "string",
                "nullable": false
            },
            {
                "name": "container_format",
                "property": "/container_format",
                "type": "string",
                "nullable": true
            },
            {
                "name": "disk_format",
                "property": "/disk_format",
                "type": "string",
                "nullable": true
            },
            {
                "name": "size",
                "property": "/size",
                "type": "integer",
                "nullable": true
            },
            {
                "name": "id",
                "property": "/id",
                "type": "string",
                "nullable": false
            },
            {
                "name": "created_at",
                "property": "/created_at",
                "type": "date-time",
                "nullable": false
            },
            {
                "name": "updated_at",
                "property": "/updated_at",
                "type": "date-time",
                "nullable": false
            }
        ],
        "defaultDirection": "desc",
        "default": [
            {
                "key": "created_at",
                "direction": "desc"
            }
        ],
        "ties": [
            {
                "property": "/created_at",
                "type": "date-time",
                "nullable": false
            },
            {
                "property": "/id",
                "type": "string",
                "nullable": false
            }
        ]
    },
    "filters": [
        {
            "parameter": "visibility",
            "property": "/visibility",
            "type": "string",
            "nullable": false,
            "operators": [
                "eq"
            ],
            "prefixed": false,
            "repeated": false,
            "values": [
                "public",
                "private",
                "shared",
                "community",
                "all"
            ],
            "wildcard": "all",
            "exclusive": [
                "private"
            ]
        },
        {
            "parameter": "os_type",
            "property": "/os_type",
            "type": "string",
            "nullable": true,
            "operators": [
                "eq"
            ],
            "prefixed": false,
            "repeated": false,
            "values": [
                "linux",
                "windows"
            ],
            "open": true
        },
        {
            "parameter": "name",
            "property": "/name",
            "type": "string",
            "nullable": true,
            "operators": [
                "eq",
                "in"
            ],
            "prefixed": true,
            "repeated": false
        },
        {
            "parameter": "status",
            "property": "/status",
            "type": "string",
            "nullable": false,
            "operators": [
                "eq",
                "in"
            ],
            "prefixed": true,
            "repeated": false
        },
        {
            "parameter": "size_min",
            "property": "/size",
            "type": "integer",
            "nullable": true,
            "operators": [
                "gte"
            ],
            "prefixed": false,
            "repeated": false
        },
        {
            "parameter": "size_max",
            "property": "/size",
            "type": "integer",
            "nullable": true,
            "operators": [
                "lte"
            ],
            "prefixed": false,
            "repeated": false
        },
        {
            "parameter": "created_at",
            "property": "/created_at",
            "type": "date-time",
            "nullable": false,
            "operators": [
                "eq",
                "neq",
                "gt",
                "gte",
                "lt",
                "lte"
            ],
            "prefixed": true,
            "repeated": false
        },
        {
            "parameter": "updated_at",
            "property": "/updated_at",
            "type": "date-time",
            "nullable": false,
            "operators": [
                "eq",
                "neq",
                "gt",
                "gte",
                "lt",
                "lte"
            ],
            "prefixed": true,
            "repeated": false
        },
        {
            "parameter": "owner",
            "property": "/owner",
            "type": "string",
            "nullable": true,
            "operators": [
                "eq"
            ],
            "prefixed": false,
            "repeated": false
        },
        {
            "parameter": "os_hidden",
            "property": "/os_hidden",
            "type": "boolean",
            "nullable": false,
            "operators": [
                "eq"
            ],
            "prefixed": false,
            "repeated": false,
            "default": false,
            "ignoreCase": true
        },
        {
            "parameter": "protected",
            "property": "/protected",
            "type": "boolean",
            "nullable": false,
            "operators": [
                "eq"
            ],
            "prefixed": false,
            "repeated": false
        },
        {
            "parameter": "tag",
            "property": "/tags",
            "type": "string",
            "nullable": false,
            "operators": [
                "contains"
            ],
            "prefixed": false,
            "repeated": true
        },
        {
            "parameter": "id",
            "property": "/id",
            "type": "string",
            "nullable": false,
            "operators": [
                "eq",
                "in"
            ],
            "prefixed": true,
            "repeated": false
        },
        {
            "parameter": "container_format",
            "property": "/container_format",
            "type": "string",
            "nullable": true,
            "operators": [
                "eq",
                "in"
            ],
            "prefixed": true,
            "repeated": false
        },
        {
            "parameter": "disk_format",
            "property": "/disk_format",
            "type": "string",
            "nullable": true,
            "operators": [
                "eq",
                "in"
            ],
            "prefixed": true,
            "repeated": false
        },
        {
            "parameter": "checksum",
            "property": "/checksum",
            "type": "string",
            "nullable": true,
            "operators": [
                "eq"
            ],
            "prefixed": false,
            "repeated": false
        },
        {
            "parameter": "os_hash_value",
            "property": "/os_hash_value",
            "type": "string",
            "nullable": true,
            "operators": [
                "eq"
            ],
            "prefixed": false,
            "repeated": false
        }
    ],
    "others": [
        {
            "parameter": "member_status",
            "reason": "Acceptance belongs to an image and a caller together, and is not a property of the response.",
            "values": [
                "accepted",
                "pending",
                "rejected",
                "all"
            ],
            "default": "accepted"
        }
    ],
    "additional": {
        "operator": "eq",
        "suffixes": {
            "_min": "gte",
            "_max": "lte"
        },
        "except": [
            "self",
            "file",
            "schema"
        ],
        "properties": [
            {
                "name": "id",
                "property": "/id",
                "type": "string",
                "nullable": false
            },
            {
                "name": "name",
                "property": "/name",
                "type": "string",
                "nullable": true
            },
            {
                "name": "status",
                "property": "/status",
                "type": "string",
                "nullable": false
            },
            {
                "name": "visibility",
                "property": "/visibility",
                "type": "string",
                "nullable": false
            },
            {
                "name": "owner",
                "property": "/owner",
                "type": "string",
                "nullable": true
            },
            {
                "name": "protected",
                "property": "/protected",
                "type": "boolean",
                "nullable": false
            },
            {
                "name": "size",
                "property": "/size",
                "type": "integer",
                "nullable": true
            },
            {
                "name": "virtual_size",
                "property": "/virtual_size",
                "type": "integer",
                "nullable": true
            },
            {
                "name": "min_disk",
                "property": "/min_disk",
                "type": "integer",
                "nullable": false
            },
            {
                "name": "min_ram",
                "property": "/min_ram",
                "type": "integer",
                "nullable": false
            },
            {
                "name": "disk_format",
                "property": "/disk_format",
                "type": "string",
                "nullable": true
            },
            {
                "name": "container_format",
                "property": "/container_format",
                "type": "string",
                "nullable": true
            },
            {
                "name": "checksum",
                "property": "/checksum",
                "type": "string",
                "nullable": true
            },
            {
                "name": "os_hash_algo",
                "property": "/os_hash_algo",
                "type": "string",
                "nullable": true
            },
            {
                "name": "os_hash_value",
                "property": "/os_hash_value",
                "type": "string",
                "nullable": true
            },
            {
                "name": "os_hidden",
                "property": "/os_hidden",
                "type": "boolean",
                "nullable": false
            },
            {
                "name": "created_at",
                "property": "/created_at",
                "type": "date-time",
                "nullable": false
            },
            {
                "name": "updated_at",
                "property": "/updated_at",
                "type": "date-time",
                "nullable": false
            },
            {
                "name": "os_type",
                "property": "/os_type",
                "type": "string",
                "nullable": true
            },
            {
                "name": "os_version",
                "property": "/os_version",
                "type": "string",
                "nullable": true
            },
            {
                "name": "architecture",
                "property": "/architecture",
                "type": "string",
                "nullable": true
            },
            {
                "name": "app_type",
                "property": "/app_type",
                "type": "string",
                "nullable": true
            },
            {
                "name": "specialized_plan_name",
                "property": "/specialized_plan_name",
                "type": "string",
                "nullable": true
            },
            {
                "name": "hw_rescue_bus",
                "property": "/hw_rescue_bus",
                "type": "string",
                "nullable": true
            },
            {
                "name": "hw_rescue_device",
                "property": "/hw_rescue_device",
                "type": "string",
                "nullable": true
            },
            {
                "name": "bootable",
                "property": "/bootable",
                "type": "string",
                "nullable": true
            },
            {
                "name": "hw_video_model",
                "property": "/hw_video_model",
                "type": "string",
                "nullable": true
            },
            {
                "name": "hw_vif_multiqueue_enabled",
                "property": "/hw_vif_multiqueue_enabled",
                "type": "string",
                "nullable": true
            },
            {
                "name": "hw_qemu_guest_agent",
                "property": "/hw_qemu_guest_agent",
                "type": "string",
                "nullable": true
            }
        ]
    },
    "invariants": [
        {
            "property": "/updated_at",
            "operator": "gte",
            "other": "/created_at",
            "type": "date-time",
            "nullable": false
        }
    ]
};
