// Generated from openapi/ by `npm run generate`. Do not edit.

export const userAgent = "conoha-images-client/0.1.0" as const;

export const endpoint = {
  "url": "https://image-service.c3j1.conoha.io",
  "tokenHeader": "x-auth-token",
  "requestIdHeader": "x-openstack-request-id",
  "paths": [
    "/v2/images"
  ],
  "joinedParameters": [
    "sort"
  ]
} as const;

/** The servers of the document. The first is the default. */
export type ServerUrl = "https://image-service.c3j1.conoha.io";

export const keystoneUrl = "https://identity.c3j1.conoha.io/v3" as const;

export const operations = {
  "listImages": {
    "path": "/v2/images",
    "items": [
      "images"
    ],
    "next": [
      "next"
    ],
    "marker": "marker",
    "errors": [
      400,
      401,
      403
    ],
    "additional": true,
    "excludes": {
      "sort": [
        "sort_key",
        "sort_dir"
      ]
    },
    "parameters": {
      "limit": {
        "type": "integer"
      },
      "marker": {},
      "visibility": {
        "values": [
          "public",
          "private",
          "shared",
          "community",
          "all"
        ]
      },
      "os_type": {
        "values": [
          "linux",
          "windows"
        ],
        "open": true
      },
      "sort": {
        "values": [
          "name",
          "name:asc",
          "name:desc",
          "status",
          "status:asc",
          "status:desc",
          "container_format",
          "container_format:asc",
          "container_format:desc",
          "disk_format",
          "disk_format:asc",
          "disk_format:desc",
          "size",
          "size:asc",
          "size:desc",
          "id",
          "id:asc",
          "id:desc",
          "created_at",
          "created_at:asc",
          "created_at:desc",
          "updated_at",
          "updated_at:asc",
          "updated_at:desc"
        ],
        "many": true,
        "joined": true
      },
      "sort_key": {
        "values": [
          "name",
          "status",
          "container_format",
          "disk_format",
          "size",
          "id",
          "created_at",
          "updated_at"
        ],
        "many": true
      },
      "sort_dir": {
        "values": [
          "asc",
          "desc"
        ],
        "many": true
      },
      "name": {
        "operators": [
          "eq",
          "in"
        ]
      },
      "status": {
        "operators": [
          "eq",
          "in"
        ]
      },
      "size_min": {
        "type": "integer"
      },
      "size_max": {
        "type": "integer"
      },
      "created_at": {
        "type": "date-time",
        "operators": [
          "eq",
          "neq",
          "gt",
          "gte",
          "lt",
          "lte"
        ]
      },
      "updated_at": {
        "type": "date-time",
        "operators": [
          "eq",
          "neq",
          "gt",
          "gte",
          "lt",
          "lte"
        ]
      },
      "owner": {},
      "os_hidden": {
        "type": "boolean"
      },
      "protected": {
        "type": "boolean"
      },
      "member_status": {
        "values": [
          "accepted",
          "pending",
          "rejected",
          "all"
        ]
      },
      "tag": {
        "many": true
      },
      "id": {
        "operators": [
          "eq",
          "in"
        ]
      },
      "container_format": {
        "operators": [
          "eq",
          "in"
        ]
      },
      "disk_format": {
        "operators": [
          "eq",
          "in"
        ]
      },
      "checksum": {},
      "os_hash_value": {}
    }
  }
} as const;
