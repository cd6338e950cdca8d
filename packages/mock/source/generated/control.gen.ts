// Generated from control-api.yaml by `npm run generate`. Do not edit.
import type { ListDescriptor } from '@conoha-images/document';

/** The document of the control, as JSON. */
export const controlDocument = "{\"openapi\":\"3.1.1\",\"info\":{\"title\":\"Control of the mock\",\"version\":\"0.1.0\",\"summary\":\"Makes a running mock fail, replaces its data, and shows the requests that it got.\",\"license\":{\"name\":\"MIT\",\"identifier\":\"MIT\"},\"description\":\"A test in any language controls a mock that runs as a process with these requests. They need no token.\\n\\nThe mock accepts them only if `Host` is an IP address, a name without a dot, or a name that ends in `.localhost`, `.local`, `.internal` or `.test`, and only if `Origin`, which browsers send, is the mock's own or that of a page on the same machine. Other pages get 403, so that no web page can change the mock of a developer who visits it. The option `--control-host` allows another host.\\n\"},\"servers\":[{\"url\":\"http://127.0.0.1:4010\",\"description\":\"The default address of the mock\"}],\"security\":[],\"tags\":[{\"name\":\"control\",\"description\":\"The control of a mock.\"}],\"paths\":{\"/__mock/ready\":{\"get\":{\"operationId\":\"getReady\",\"summary\":\"Check whether the mock is ready\",\"description\":\"Returns 200 once the mock listens.\",\"tags\":[\"control\"],\"responses\":{\"200\":{\"description\":\"The mock is ready.\",\"content\":{\"application/json\":{\"schema\":{\"type\":\"object\",\"required\":[\"ready\"],\"properties\":{\"ready\":{\"type\":\"boolean\",\"const\":true}}},\"examples\":{\"ready\":{\"value\":{\"ready\":true}}}}}},\"4XX\":{\"$ref\":\"#/components/responses/Problem\"}}}},\"/__mock/openapi.json\":{\"get\":{\"operationId\":\"getControlDocument\",\"summary\":\"Get this document\",\"description\":\"Returns this OpenAPI document.\",\"tags\":[\"control\"],\"responses\":{\"200\":{\"description\":\"This document.\",\"content\":{\"application/json\":{\"schema\":{\"type\":\"object\"},\"examples\":{\"document\":{\"value\":{\"openapi\":\"3.1.1\",\"info\":{\"title\":\"Control of the mock\",\"version\":\"0.1.0\"},\"paths\":{}}}}}}},\"4XX\":{\"$ref\":\"#/components/responses/Problem\"}}}},\"/__mock/requests\":{\"get\":{\"operationId\":\"listRequests\",\"summary\":\"List the requests that the mock got\",\"description\":\"Returns the most recent requests since the start of the mock or the last reset, in the order of their responses: 1,000, or as many as fit in 20 MB. Requests to `/__mock/` are not among them.\\n\\nHeaders and URLs do not show tokens: the value of a header that authenticates is replaced with `(removed)`.\\n\",\"tags\":[\"control\"],\"x-list\":{\"items\":\"/requests\",\"key\":\"/id\",\"page\":{\"limit\":\"limit\",\"marker\":\"marker\",\"next\":\"/next\"}},\"parameters\":[{\"name\":\"method\",\"in\":\"query\",\"description\":\"Returns only requests with this method.\",\"schema\":{\"type\":\"string\"},\"example\":\"GET\",\"x-filter\":{\"property\":\"/method\",\"operator\":\"eq\"}},{\"name\":\"path\",\"in\":\"query\",\"description\":\"Returns only requests with this path, without the query.\",\"schema\":{\"type\":\"string\"},\"example\":\"/v2/images\",\"x-filter\":{\"property\":\"/path\",\"operator\":\"eq\"}},{\"name\":\"status\",\"in\":\"query\",\"description\":\"Returns only requests whose response had this status.\",\"schema\":{\"type\":\"integer\"},\"example\":400,\"x-filter\":{\"property\":\"/status\",\"operator\":\"eq\"}},{\"name\":\"status_min\",\"in\":\"query\",\"description\":\"Returns only requests whose response had this status or a greater one.\",\"schema\":{\"type\":\"integer\"},\"example\":400,\"x-filter\":{\"property\":\"/status\",\"operator\":\"gte\"}},{\"name\":\"status_max\",\"in\":\"query\",\"description\":\"Returns only requests whose response had this status or a lower one.\",\"schema\":{\"type\":\"integer\"},\"example\":399,\"x-filter\":{\"property\":\"/status\",\"operator\":\"lte\"}},{\"name\":\"limit\",\"in\":\"query\",\"description\":\"The maximum number of requests in the response. Without it, the response has all of them.\",\"schema\":{\"type\":\"integer\",\"minimum\":0},\"example\":10},{\"name\":\"marker\",\"in\":\"query\",\"description\":\"Returns only requests after the one with this ID.\",\"schema\":{\"type\":\"string\"},\"example\":\"1\"}],\"responses\":{\"200\":{\"description\":\"The requests.\",\"content\":{\"application/json\":{\"schema\":{\"$ref\":\"#/components/schemas/RequestList\"},\"examples\":{\"requests\":{\"value\":{\"requests\":[{\"id\":\"1\",\"method\":\"GET\",\"target\":\"/v2/images?limit=0\",\"path\":\"/v2/images\",\"headers\":{\"host\":\"127.0.0.1:4010\",\"accept\":\"application/json\",\"x-auth-token\":\"(removed)\"},\"status\":200,\"milliseconds\":0.4,\"violations\":[]}],\"dropped\":0}}}}}},\"4XX\":{\"$ref\":\"#/components/responses/Problem\"}}}},\"/__mock/scenarios\":{\"post\":{\"operationId\":\"addScenario\",\"summary\":\"Add a scenario\",\"description\":\"Adds a scenario, such as an error or a delay, for every request that follows, until the mock is reset.\",\"tags\":[\"control\"],\"requestBody\":{\"required\":true,\"content\":{\"application/json\":{\"schema\":{\"$ref\":\"#/components/schemas/Scenario\"},\"examples\":{\"unavailable\":{\"value\":{\"name\":\"unavailable\",\"parameters\":{\"times\":1,\"seconds\":2}}}}}}},\"responses\":{\"204\":{\"description\":\"The scenario was added.\"},\"4XX\":{\"$ref\":\"#/components/responses/Problem\"}}}},\"/__mock/data\":{\"put\":{\"operationId\":\"replaceData\",\"summary\":\"Replace the data\",\"description\":\"Replaces the images, or the items of another document's lists, until the mock is reset or `--watch` reloads its files. If the data violates the document, nothing is replaced.\",\"tags\":[\"control\"],\"requestBody\":{\"required\":true,\"description\":\"The content of a data file, at most 64 MiB.\",\"content\":{\"application/json\":{\"schema\":{\"type\":\"object\"},\"examples\":{\"empty\":{\"value\":{\"images\":[]}}}}}},\"responses\":{\"204\":{\"description\":\"The data was replaced.\"},\"4XX\":{\"$ref\":\"#/components/responses/Problem\"}}}},\"/__mock/reset\":{\"post\":{\"operationId\":\"reset\",\"summary\":\"Reset the mock\",\"description\":\"Restores the data that the mock started with, and forgets all requests and the scenarios that were added.\",\"tags\":[\"control\"],\"responses\":{\"204\":{\"description\":\"The mock was reset.\"},\"4XX\":{\"$ref\":\"#/components/responses/Problem\"}}}}},\"components\":{\"responses\":{\"Problem\":{\"description\":\"The request is invalid. `detail` says what must change.\",\"content\":{\"application/problem+json\":{\"schema\":{\"$ref\":\"#/components/schemas/Problem\"},\"examples\":{\"unknown-scenario\":{\"value\":{\"type\":\"about:blank\",\"title\":\"Bad Request\",\"status\":400,\"detail\":\"The scenario must be one of latency, too-many-requests, unavailable, server-error, gateway-error, reset, cut-short, expired-token, insertion, deletion; given: slow.\"}}}}}}},\"schemas\":{\"RequestList\":{\"type\":\"object\",\"required\":[\"requests\",\"dropped\"],\"properties\":{\"requests\":{\"type\":\"array\",\"items\":{\"$ref\":\"#/components/schemas/Request\"}},\"next\":{\"description\":\"The path of the next page. It is absent if fewer requests than `limit` are left.\",\"type\":\"string\",\"format\":\"uri-reference\",\"examples\":[\"/__mock/requests?limit=1&marker=1\"]},\"dropped\":{\"description\":\"How many older requests the mock no longer has.\",\"type\":\"integer\",\"minimum\":0,\"examples\":[0]}}},\"Request\":{\"type\":\"object\",\"required\":[\"id\",\"method\",\"target\",\"path\",\"headers\",\"status\",\"milliseconds\",\"violations\"],\"properties\":{\"id\":{\"description\":\"The number of the request since the mock started or was reset.\",\"type\":\"string\",\"examples\":[\"1\"]},\"method\":{\"type\":\"string\",\"examples\":[\"GET\"]},\"target\":{\"description\":\"The path and the query. A long one is cut.\",\"type\":\"string\",\"examples\":[\"/v2/images?limit=0\"]},\"path\":{\"description\":\"The path without the query.\",\"type\":\"string\",\"examples\":[\"/v2/images\"]},\"headers\":{\"description\":\"The headers by their lower-case name, without tokens.\",\"type\":\"object\",\"additionalProperties\":{\"type\":\"string\"},\"examples\":[{\"accept\":\"application/json\",\"x-auth-token\":\"(removed)\"}]},\"status\":{\"type\":\"integer\",\"minimum\":100,\"maximum\":599,\"examples\":[200]},\"milliseconds\":{\"description\":\"How long the response took.\",\"type\":\"number\",\"minimum\":0,\"examples\":[0.4]},\"violations\":{\"description\":\"How the request violates the document.\",\"type\":\"array\",\"items\":{\"type\":\"string\",\"examples\":[\"limit must be 0 or greater; given: -1.\"]}}}},\"Scenario\":{\"type\":\"object\",\"required\":[\"name\"],\"additionalProperties\":false,\"properties\":{\"name\":{\"type\":\"string\",\"enum\":[\"latency\",\"too-many-requests\",\"unavailable\",\"server-error\",\"gateway-error\",\"reset\",\"cut-short\",\"expired-token\",\"insertion\",\"deletion\"],\"examples\":[\"unavailable\"]},\"parameters\":{\"description\":\"The parameters of the scenario. Those that are missing have their defaults. `times` is the number of requests that the scenario applies to.\",\"type\":\"object\",\"additionalProperties\":{\"type\":\"integer\",\"minimum\":0},\"examples\":[{\"times\":1}]}}},\"Problem\":{\"description\":\"An error (RFC 9457).\",\"type\":\"object\",\"required\":[\"type\",\"title\",\"status\",\"detail\"],\"properties\":{\"type\":{\"type\":\"string\",\"examples\":[\"about:blank\"]},\"title\":{\"type\":\"string\",\"examples\":[\"Bad Request\"]},\"status\":{\"type\":\"integer\",\"minimum\":400,\"maximum\":499,\"examples\":[400]},\"detail\":{\"description\":\"What was wrong, what was given and what is allowed.\",\"type\":\"string\",\"examples\":[\"limit must be a whole number, 0 or greater; given: x.\"]},\"violations\":{\"description\":\"For data that violates the document, at most 20 of the invalid values.\",\"type\":\"array\",\"items\":{\"type\":\"object\",\"required\":[\"path\",\"message\"],\"properties\":{\"path\":{\"description\":\"A JSON Pointer into the data.\",\"type\":\"string\",\"examples\":[\"/images/0/size\"]},\"message\":{\"type\":\"string\",\"examples\":[\"/images/0/size must be integer or null; given: \\\"big\\\".\"]}}}}}}}}}";

/** Its operations. */
export const operations = [
  {
    "id": "getReady",
    "method": "GET",
    "path": "/__mock/ready",
    "parameters": []
  },
  {
    "id": "getControlDocument",
    "method": "GET",
    "path": "/__mock/openapi.json",
    "parameters": []
  },
  {
    "id": "listRequests",
    "method": "GET",
    "path": "/__mock/requests",
    "parameters": [
      "method",
      "path",
      "status",
      "status_min",
      "status_max",
      "limit",
      "marker"
    ]
  },
  {
    "id": "addScenario",
    "method": "POST",
    "path": "/__mock/scenarios",
    "parameters": []
  },
  {
    "id": "replaceData",
    "method": "PUT",
    "path": "/__mock/data",
    "parameters": []
  },
  {
    "id": "reset",
    "method": "POST",
    "path": "/__mock/reset",
    "parameters": []
  }
] as const;

/** Its lists, by the ID of their operation. */
export const lists = {
  "listRequests": {
    "operationId": "listRequests",
    "path": "/__mock/requests",
    "items": "/requests",
    "key": "/id",
    "page": {
      "limit": "limit",
      "marker": "marker",
      "next": {
        "pointer": "/next"
      },
      "minimumLimit": 0
    },
    "filters": [
      {
        "parameter": "method",
        "property": "/method",
        "type": "string",
        "nullable": false,
        "operators": [
          "eq"
        ],
        "prefixed": false,
        "repeated": false
      },
      {
        "parameter": "path",
        "property": "/path",
        "type": "string",
        "nullable": false,
        "operators": [
          "eq"
        ],
        "prefixed": false,
        "repeated": false
      },
      {
        "parameter": "status",
        "property": "/status",
        "type": "integer",
        "nullable": false,
        "operators": [
          "eq"
        ],
        "prefixed": false,
        "repeated": false
      },
      {
        "parameter": "status_min",
        "property": "/status",
        "type": "integer",
        "nullable": false,
        "operators": [
          "gte"
        ],
        "prefixed": false,
        "repeated": false
      },
      {
        "parameter": "status_max",
        "property": "/status",
        "type": "integer",
        "nullable": false,
        "operators": [
          "lte"
        ],
        "prefixed": false,
        "repeated": false
      }
    ],
    "others": []
  }
} satisfies Readonly<Record<string, ListDescriptor>>;
