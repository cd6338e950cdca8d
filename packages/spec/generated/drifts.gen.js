// Generated from openapi/ by `npm run generate`. Do not edit.
// \0rolldown/runtime.js
var __commonJSMin = (cb, mod) => () => (mod || (cb((mod = { exports: {} }).exports, mod, mod.exports), cb = null), mod.exports);

// ../../node_modules/fast-deep-equal/index.js
var require_fast_deep_equal = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	module.exports = function equal(a, b) {
		if (a === b) return true;
		if (a && b && typeof a == "object" && typeof b == "object") {
			if (a.constructor !== b.constructor) return false;
			var length, i, keys;
			if (Array.isArray(a)) {
				length = a.length;
				if (length != b.length) return false;
				for (i = length; i-- !== 0;) if (!equal(a[i], b[i])) return false;
				return true;
			}
			if (a.constructor === RegExp) return a.source === b.source && a.flags === b.flags;
			if (a.valueOf !== Object.prototype.valueOf) return a.valueOf() === b.valueOf();
			if (a.toString !== Object.prototype.toString) return a.toString() === b.toString();
			keys = Object.keys(a);
			length = keys.length;
			if (length !== Object.keys(b).length) return false;
			for (i = length; i-- !== 0;) if (!Object.prototype.hasOwnProperty.call(b, keys[i])) return false;
			for (i = length; i-- !== 0;) {
				var key = keys[i];
				if (!equal(a[key], b[key])) return false;
			}
			return true;
		}
		return a !== a && b !== b;
	};
}));

// ../../node_modules/ajv/dist/runtime/equal.js
var require_equal = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	const equal = require_fast_deep_equal();
	equal.code = "require(\"ajv/dist/runtime/equal\").default";
	exports.default = equal;
}));

// \0virtual:compiled
const listImages$1 = validate52;
const schema20 = {
	"type": "object",
	"required": [
		"images",
		"first",
		"schema"
	],
	"properties": {
		"images": {
			"type": "array",
			"items": { "$ref": "Image" }
		},
		"first": {
			"type": "string",
			"pattern": "^/v2/images(\\?|$)"
		},
		"next": {
			"type": "string",
			"pattern": "^/v2/images\\?"
		},
		"schema": { "type": "string" }
	},
	"additionalProperties": false
};
const schema21 = {
	"type": "object",
	"required": [
		"id",
		"name",
		"status",
		"visibility",
		"owner",
		"protected",
		"tags",
		"size",
		"virtual_size",
		"min_disk",
		"min_ram",
		"disk_format",
		"container_format",
		"checksum",
		"os_hash_algo",
		"os_hash_value",
		"os_hidden",
		"created_at",
		"updated_at",
		"self",
		"file",
		"schema"
	],
	"properties": {
		"id": {
			"type": "string",
			"pattern": "^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$"
		},
		"name": { "type": ["string", "null"] },
		"status": { "enum": [
			"queued",
			"saving",
			"uploading",
			"importing",
			"active",
			"deactivated",
			"killed",
			"deleted",
			"pending_delete"
		] },
		"visibility": {
			"type": "string",
			"enum": [
				"public",
				"private",
				"shared",
				"community"
			]
		},
		"owner": { "type": ["string", "null"] },
		"protected": { "type": "boolean" },
		"tags": {
			"type": "array",
			"uniqueItems": true,
			"items": { "type": "string" }
		},
		"size": {
			"type": ["integer", "null"],
			"minimum": 0
		},
		"virtual_size": {
			"type": ["integer", "null"],
			"minimum": 0
		},
		"min_disk": {
			"type": "integer",
			"minimum": 0
		},
		"min_ram": {
			"type": "integer",
			"minimum": 0
		},
		"disk_format": { "enum": [
			"ami",
			"ari",
			"aki",
			"vhd",
			"vhdx",
			"vmdk",
			"raw",
			"qcow2",
			"vdi",
			"iso",
			"ploop",
			null
		] },
		"container_format": { "enum": [
			"ami",
			"ari",
			"aki",
			"bare",
			"ovf",
			"ova",
			"docker",
			"compressed",
			null
		] },
		"checksum": {
			"type": ["string", "null"],
			"pattern": "^[0-9a-f]{32}$"
		},
		"os_hash_algo": { "type": ["string", "null"] },
		"os_hash_value": {
			"type": ["string", "null"],
			"pattern": "^[0-9a-f]+$"
		},
		"os_hidden": { "type": "boolean" },
		"created_at": {
			"type": "string",
			"pattern": "^\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?([Zz]|[+-]\\d\\d:\\d\\d)$"
		},
		"updated_at": {
			"type": "string",
			"pattern": "^\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?([Zz]|[+-]\\d\\d:\\d\\d)$"
		},
		"self": { "type": "string" },
		"file": { "type": "string" },
		"schema": { "type": "string" },
		"os_type": { "enum": ["linux", "windows"] },
		"os_version": { "type": "string" },
		"architecture": { "type": "string" },
		"app_type": { "type": "string" },
		"specialized_plan_name": { "type": "string" },
		"hw_rescue_bus": { "type": "string" },
		"hw_rescue_device": { "type": "string" },
		"bootable": { "type": "string" },
		"hw_video_model": { "type": "string" },
		"hw_vif_multiqueue_enabled": { "type": "string" },
		"hw_qemu_guest_agent": { "type": "string" }
	},
	"additionalProperties": false
};
const func2 = Object.prototype.hasOwnProperty;
const func0 = require_equal().default;
const pattern3 = new RegExp("^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$", "u");
const pattern4 = new RegExp("^[0-9a-f]{32}$", "u");
const pattern5 = new RegExp("^[0-9a-f]+$", "u");
const pattern6 = new RegExp("^\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?([Zz]|[+-]\\d\\d:\\d\\d)$", "u");
function validate54(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
	let vErrors = null;
	let errors = 0;
	const evaluated0 = validate54.evaluated;
	if (evaluated0.dynamicProps) evaluated0.props = void 0;
	if (evaluated0.dynamicItems) evaluated0.items = void 0;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		for (const prop0 of schema21.required) if (data[prop0] === void 0) {
			const err0 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: prop0 }
			};
			if (vErrors === null) vErrors = [err0];
			else vErrors.push(err0);
			errors++;
		}
		for (const key0 in data) if (!func2.call(schema21.properties, key0)) {
			const err1 = {
				instancePath,
				schemaPath: "#/additionalProperties",
				keyword: "additionalProperties",
				params: { additionalProperty: key0 }
			};
			if (vErrors === null) vErrors = [err1];
			else vErrors.push(err1);
			errors++;
		}
		if (data.id !== void 0) {
			let data0 = data.id;
			if (typeof data0 === "string") {
				if (!pattern3.test(data0)) {
					const err2 = {
						instancePath: instancePath + "/id",
						schemaPath: "#/properties/id/pattern",
						keyword: "pattern",
						params: { pattern: "^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$" }
					};
					if (vErrors === null) vErrors = [err2];
					else vErrors.push(err2);
					errors++;
				}
			} else {
				const err3 = {
					instancePath: instancePath + "/id",
					schemaPath: "#/properties/id/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err3];
				else vErrors.push(err3);
				errors++;
			}
		}
		if (data.name !== void 0) {
			let data1 = data.name;
			if (typeof data1 !== "string" && data1 !== null) {
				const err4 = {
					instancePath: instancePath + "/name",
					schemaPath: "#/properties/name/type",
					keyword: "type",
					params: { type: schema21.properties.name.type }
				};
				if (vErrors === null) vErrors = [err4];
				else vErrors.push(err4);
				errors++;
			}
		}
		if (data.status !== void 0) {
			let valid1 = false;
			for (const v0 of schema21.properties.status.enum) if (func0(data.status, v0)) {
				valid1 = true;
				break;
			}
			if (!valid1) {
				const err5 = {
					instancePath: instancePath + "/status",
					schemaPath: "#/properties/status/enum",
					keyword: "enum",
					params: { allowedValues: schema21.properties.status.enum }
				};
				if (vErrors === null) vErrors = [err5];
				else vErrors.push(err5);
				errors++;
			}
		}
		if (data.visibility !== void 0) {
			let data3 = data.visibility;
			if (typeof data3 !== "string") {
				const err6 = {
					instancePath: instancePath + "/visibility",
					schemaPath: "#/properties/visibility/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err6];
				else vErrors.push(err6);
				errors++;
			}
			let valid2 = false;
			for (const v1 of schema21.properties.visibility.enum) if (func0(data3, v1)) {
				valid2 = true;
				break;
			}
			if (!valid2) {
				const err7 = {
					instancePath: instancePath + "/visibility",
					schemaPath: "#/properties/visibility/enum",
					keyword: "enum",
					params: { allowedValues: schema21.properties.visibility.enum }
				};
				if (vErrors === null) vErrors = [err7];
				else vErrors.push(err7);
				errors++;
			}
		}
		if (data.owner !== void 0) {
			let data4 = data.owner;
			if (typeof data4 !== "string" && data4 !== null) {
				const err8 = {
					instancePath: instancePath + "/owner",
					schemaPath: "#/properties/owner/type",
					keyword: "type",
					params: { type: schema21.properties.owner.type }
				};
				if (vErrors === null) vErrors = [err8];
				else vErrors.push(err8);
				errors++;
			}
		}
		if (data.protected !== void 0) {
			if (typeof data.protected !== "boolean") {
				const err9 = {
					instancePath: instancePath + "/protected",
					schemaPath: "#/properties/protected/type",
					keyword: "type",
					params: { type: "boolean" }
				};
				if (vErrors === null) vErrors = [err9];
				else vErrors.push(err9);
				errors++;
			}
		}
		if (data.tags !== void 0) {
			let data6 = data.tags;
			if (Array.isArray(data6)) {
				const len0 = data6.length;
				for (let i0 = 0; i0 < len0; i0++) if (typeof data6[i0] !== "string") {
					const err10 = {
						instancePath: instancePath + "/tags/" + i0,
						schemaPath: "#/properties/tags/items/type",
						keyword: "type",
						params: { type: "string" }
					};
					if (vErrors === null) vErrors = [err10];
					else vErrors.push(err10);
					errors++;
				}
				let i1 = data6.length;
				let j0;
				if (i1 > 1) {
					const indices0 = {};
					for (; i1--;) {
						let item0 = data6[i1];
						if (typeof item0 !== "string") continue;
						if (typeof indices0[item0] == "number") {
							j0 = indices0[item0];
							const err11 = {
								instancePath: instancePath + "/tags",
								schemaPath: "#/properties/tags/uniqueItems",
								keyword: "uniqueItems",
								params: {
									i: i1,
									j: j0
								}
							};
							if (vErrors === null) vErrors = [err11];
							else vErrors.push(err11);
							errors++;
							break;
						}
						indices0[item0] = i1;
					}
				}
			} else {
				const err12 = {
					instancePath: instancePath + "/tags",
					schemaPath: "#/properties/tags/type",
					keyword: "type",
					params: { type: "array" }
				};
				if (vErrors === null) vErrors = [err12];
				else vErrors.push(err12);
				errors++;
			}
		}
		if (data.size !== void 0) {
			let data8 = data.size;
			if (!(typeof data8 == "number" && !(data8 % 1) && !isNaN(data8) && isFinite(data8)) && data8 !== null) {
				const err13 = {
					instancePath: instancePath + "/size",
					schemaPath: "#/properties/size/type",
					keyword: "type",
					params: { type: schema21.properties.size.type }
				};
				if (vErrors === null) vErrors = [err13];
				else vErrors.push(err13);
				errors++;
			}
			if (typeof data8 == "number" && isFinite(data8)) {
				if (data8 < 0 || isNaN(data8)) {
					const err14 = {
						instancePath: instancePath + "/size",
						schemaPath: "#/properties/size/minimum",
						keyword: "minimum",
						params: {
							comparison: ">=",
							limit: 0
						}
					};
					if (vErrors === null) vErrors = [err14];
					else vErrors.push(err14);
					errors++;
				}
			}
		}
		if (data.virtual_size !== void 0) {
			let data9 = data.virtual_size;
			if (!(typeof data9 == "number" && !(data9 % 1) && !isNaN(data9) && isFinite(data9)) && data9 !== null) {
				const err15 = {
					instancePath: instancePath + "/virtual_size",
					schemaPath: "#/properties/virtual_size/type",
					keyword: "type",
					params: { type: schema21.properties.virtual_size.type }
				};
				if (vErrors === null) vErrors = [err15];
				else vErrors.push(err15);
				errors++;
			}
			if (typeof data9 == "number" && isFinite(data9)) {
				if (data9 < 0 || isNaN(data9)) {
					const err16 = {
						instancePath: instancePath + "/virtual_size",
						schemaPath: "#/properties/virtual_size/minimum",
						keyword: "minimum",
						params: {
							comparison: ">=",
							limit: 0
						}
					};
					if (vErrors === null) vErrors = [err16];
					else vErrors.push(err16);
					errors++;
				}
			}
		}
		if (data.min_disk !== void 0) {
			let data10 = data.min_disk;
			if (!(typeof data10 == "number" && !(data10 % 1) && !isNaN(data10) && isFinite(data10))) {
				const err17 = {
					instancePath: instancePath + "/min_disk",
					schemaPath: "#/properties/min_disk/type",
					keyword: "type",
					params: { type: "integer" }
				};
				if (vErrors === null) vErrors = [err17];
				else vErrors.push(err17);
				errors++;
			}
			if (typeof data10 == "number" && isFinite(data10)) {
				if (data10 < 0 || isNaN(data10)) {
					const err18 = {
						instancePath: instancePath + "/min_disk",
						schemaPath: "#/properties/min_disk/minimum",
						keyword: "minimum",
						params: {
							comparison: ">=",
							limit: 0
						}
					};
					if (vErrors === null) vErrors = [err18];
					else vErrors.push(err18);
					errors++;
				}
			}
		}
		if (data.min_ram !== void 0) {
			let data11 = data.min_ram;
			if (!(typeof data11 == "number" && !(data11 % 1) && !isNaN(data11) && isFinite(data11))) {
				const err19 = {
					instancePath: instancePath + "/min_ram",
					schemaPath: "#/properties/min_ram/type",
					keyword: "type",
					params: { type: "integer" }
				};
				if (vErrors === null) vErrors = [err19];
				else vErrors.push(err19);
				errors++;
			}
			if (typeof data11 == "number" && isFinite(data11)) {
				if (data11 < 0 || isNaN(data11)) {
					const err20 = {
						instancePath: instancePath + "/min_ram",
						schemaPath: "#/properties/min_ram/minimum",
						keyword: "minimum",
						params: {
							comparison: ">=",
							limit: 0
						}
					};
					if (vErrors === null) vErrors = [err20];
					else vErrors.push(err20);
					errors++;
				}
			}
		}
		if (data.disk_format !== void 0) {
			let valid6 = false;
			for (const v2 of schema21.properties.disk_format.enum) if (func0(data.disk_format, v2)) {
				valid6 = true;
				break;
			}
			if (!valid6) {
				const err21 = {
					instancePath: instancePath + "/disk_format",
					schemaPath: "#/properties/disk_format/enum",
					keyword: "enum",
					params: { allowedValues: schema21.properties.disk_format.enum }
				};
				if (vErrors === null) vErrors = [err21];
				else vErrors.push(err21);
				errors++;
			}
		}
		if (data.container_format !== void 0) {
			let valid7 = false;
			for (const v3 of schema21.properties.container_format.enum) if (func0(data.container_format, v3)) {
				valid7 = true;
				break;
			}
			if (!valid7) {
				const err22 = {
					instancePath: instancePath + "/container_format",
					schemaPath: "#/properties/container_format/enum",
					keyword: "enum",
					params: { allowedValues: schema21.properties.container_format.enum }
				};
				if (vErrors === null) vErrors = [err22];
				else vErrors.push(err22);
				errors++;
			}
		}
		if (data.checksum !== void 0) {
			let data14 = data.checksum;
			if (typeof data14 !== "string" && data14 !== null) {
				const err23 = {
					instancePath: instancePath + "/checksum",
					schemaPath: "#/properties/checksum/type",
					keyword: "type",
					params: { type: schema21.properties.checksum.type }
				};
				if (vErrors === null) vErrors = [err23];
				else vErrors.push(err23);
				errors++;
			}
			if (typeof data14 === "string") {
				if (!pattern4.test(data14)) {
					const err24 = {
						instancePath: instancePath + "/checksum",
						schemaPath: "#/properties/checksum/pattern",
						keyword: "pattern",
						params: { pattern: "^[0-9a-f]{32}$" }
					};
					if (vErrors === null) vErrors = [err24];
					else vErrors.push(err24);
					errors++;
				}
			}
		}
		if (data.os_hash_algo !== void 0) {
			let data15 = data.os_hash_algo;
			if (typeof data15 !== "string" && data15 !== null) {
				const err25 = {
					instancePath: instancePath + "/os_hash_algo",
					schemaPath: "#/properties/os_hash_algo/type",
					keyword: "type",
					params: { type: schema21.properties.os_hash_algo.type }
				};
				if (vErrors === null) vErrors = [err25];
				else vErrors.push(err25);
				errors++;
			}
		}
		if (data.os_hash_value !== void 0) {
			let data16 = data.os_hash_value;
			if (typeof data16 !== "string" && data16 !== null) {
				const err26 = {
					instancePath: instancePath + "/os_hash_value",
					schemaPath: "#/properties/os_hash_value/type",
					keyword: "type",
					params: { type: schema21.properties.os_hash_value.type }
				};
				if (vErrors === null) vErrors = [err26];
				else vErrors.push(err26);
				errors++;
			}
			if (typeof data16 === "string") {
				if (!pattern5.test(data16)) {
					const err27 = {
						instancePath: instancePath + "/os_hash_value",
						schemaPath: "#/properties/os_hash_value/pattern",
						keyword: "pattern",
						params: { pattern: "^[0-9a-f]+$" }
					};
					if (vErrors === null) vErrors = [err27];
					else vErrors.push(err27);
					errors++;
				}
			}
		}
		if (data.os_hidden !== void 0) {
			if (typeof data.os_hidden !== "boolean") {
				const err28 = {
					instancePath: instancePath + "/os_hidden",
					schemaPath: "#/properties/os_hidden/type",
					keyword: "type",
					params: { type: "boolean" }
				};
				if (vErrors === null) vErrors = [err28];
				else vErrors.push(err28);
				errors++;
			}
		}
		if (data.created_at !== void 0) {
			let data18 = data.created_at;
			if (typeof data18 === "string") {
				if (!pattern6.test(data18)) {
					const err29 = {
						instancePath: instancePath + "/created_at",
						schemaPath: "#/properties/created_at/pattern",
						keyword: "pattern",
						params: { pattern: "^\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?([Zz]|[+-]\\d\\d:\\d\\d)$" }
					};
					if (vErrors === null) vErrors = [err29];
					else vErrors.push(err29);
					errors++;
				}
			} else {
				const err30 = {
					instancePath: instancePath + "/created_at",
					schemaPath: "#/properties/created_at/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err30];
				else vErrors.push(err30);
				errors++;
			}
		}
		if (data.updated_at !== void 0) {
			let data19 = data.updated_at;
			if (typeof data19 === "string") {
				if (!pattern6.test(data19)) {
					const err31 = {
						instancePath: instancePath + "/updated_at",
						schemaPath: "#/properties/updated_at/pattern",
						keyword: "pattern",
						params: { pattern: "^\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?([Zz]|[+-]\\d\\d:\\d\\d)$" }
					};
					if (vErrors === null) vErrors = [err31];
					else vErrors.push(err31);
					errors++;
				}
			} else {
				const err32 = {
					instancePath: instancePath + "/updated_at",
					schemaPath: "#/properties/updated_at/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err32];
				else vErrors.push(err32);
				errors++;
			}
		}
		if (data.self !== void 0) {
			if (typeof data.self !== "string") {
				const err33 = {
					instancePath: instancePath + "/self",
					schemaPath: "#/properties/self/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err33];
				else vErrors.push(err33);
				errors++;
			}
		}
		if (data.file !== void 0) {
			if (typeof data.file !== "string") {
				const err34 = {
					instancePath: instancePath + "/file",
					schemaPath: "#/properties/file/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err34];
				else vErrors.push(err34);
				errors++;
			}
		}
		if (data.schema !== void 0) {
			if (typeof data.schema !== "string") {
				const err35 = {
					instancePath: instancePath + "/schema",
					schemaPath: "#/properties/schema/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err35];
				else vErrors.push(err35);
				errors++;
			}
		}
		if (data.os_type !== void 0) {
			let valid8 = false;
			for (const v4 of schema21.properties.os_type.enum) if (func0(data.os_type, v4)) {
				valid8 = true;
				break;
			}
			if (!valid8) {
				const err36 = {
					instancePath: instancePath + "/os_type",
					schemaPath: "#/properties/os_type/enum",
					keyword: "enum",
					params: { allowedValues: schema21.properties.os_type.enum }
				};
				if (vErrors === null) vErrors = [err36];
				else vErrors.push(err36);
				errors++;
			}
		}
		if (data.os_version !== void 0) {
			if (typeof data.os_version !== "string") {
				const err37 = {
					instancePath: instancePath + "/os_version",
					schemaPath: "#/properties/os_version/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err37];
				else vErrors.push(err37);
				errors++;
			}
		}
		if (data.architecture !== void 0) {
			if (typeof data.architecture !== "string") {
				const err38 = {
					instancePath: instancePath + "/architecture",
					schemaPath: "#/properties/architecture/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err38];
				else vErrors.push(err38);
				errors++;
			}
		}
		if (data.app_type !== void 0) {
			if (typeof data.app_type !== "string") {
				const err39 = {
					instancePath: instancePath + "/app_type",
					schemaPath: "#/properties/app_type/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err39];
				else vErrors.push(err39);
				errors++;
			}
		}
		if (data.specialized_plan_name !== void 0) {
			if (typeof data.specialized_plan_name !== "string") {
				const err40 = {
					instancePath: instancePath + "/specialized_plan_name",
					schemaPath: "#/properties/specialized_plan_name/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err40];
				else vErrors.push(err40);
				errors++;
			}
		}
		if (data.hw_rescue_bus !== void 0) {
			if (typeof data.hw_rescue_bus !== "string") {
				const err41 = {
					instancePath: instancePath + "/hw_rescue_bus",
					schemaPath: "#/properties/hw_rescue_bus/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err41];
				else vErrors.push(err41);
				errors++;
			}
		}
		if (data.hw_rescue_device !== void 0) {
			if (typeof data.hw_rescue_device !== "string") {
				const err42 = {
					instancePath: instancePath + "/hw_rescue_device",
					schemaPath: "#/properties/hw_rescue_device/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err42];
				else vErrors.push(err42);
				errors++;
			}
		}
		if (data.bootable !== void 0) {
			if (typeof data.bootable !== "string") {
				const err43 = {
					instancePath: instancePath + "/bootable",
					schemaPath: "#/properties/bootable/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err43];
				else vErrors.push(err43);
				errors++;
			}
		}
		if (data.hw_video_model !== void 0) {
			if (typeof data.hw_video_model !== "string") {
				const err44 = {
					instancePath: instancePath + "/hw_video_model",
					schemaPath: "#/properties/hw_video_model/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err44];
				else vErrors.push(err44);
				errors++;
			}
		}
		if (data.hw_vif_multiqueue_enabled !== void 0) {
			if (typeof data.hw_vif_multiqueue_enabled !== "string") {
				const err45 = {
					instancePath: instancePath + "/hw_vif_multiqueue_enabled",
					schemaPath: "#/properties/hw_vif_multiqueue_enabled/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err45];
				else vErrors.push(err45);
				errors++;
			}
		}
		if (data.hw_qemu_guest_agent !== void 0) {
			if (typeof data.hw_qemu_guest_agent !== "string") {
				const err46 = {
					instancePath: instancePath + "/hw_qemu_guest_agent",
					schemaPath: "#/properties/hw_qemu_guest_agent/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err46];
				else vErrors.push(err46);
				errors++;
			}
		}
	} else {
		const err47 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" }
		};
		if (vErrors === null) vErrors = [err47];
		else vErrors.push(err47);
		errors++;
	}
	validate54.errors = vErrors;
	return errors === 0;
}
validate54.evaluated = {
	"props": true,
	"dynamicProps": false,
	"dynamicItems": false
};
const pattern8 = new RegExp("^/v2/images(\\?|$)", "u");
const pattern9 = new RegExp("^/v2/images\\?", "u");
function validate53(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
	let vErrors = null;
	let errors = 0;
	const evaluated0 = validate53.evaluated;
	if (evaluated0.dynamicProps) evaluated0.props = void 0;
	if (evaluated0.dynamicItems) evaluated0.items = void 0;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		for (const prop0 of schema20.required) if (data[prop0] === void 0) {
			const err0 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: prop0 }
			};
			if (vErrors === null) vErrors = [err0];
			else vErrors.push(err0);
			errors++;
		}
		for (const key0 in data) if (!(key0 === "images" || key0 === "first" || key0 === "next" || key0 === "schema")) {
			const err1 = {
				instancePath,
				schemaPath: "#/additionalProperties",
				keyword: "additionalProperties",
				params: { additionalProperty: key0 }
			};
			if (vErrors === null) vErrors = [err1];
			else vErrors.push(err1);
			errors++;
		}
		if (data.images !== void 0) {
			let data0 = data.images;
			if (Array.isArray(data0)) {
				const len0 = data0.length;
				for (let i0 = 0; i0 < len0; i0++) if (!validate54(data0[i0], {
					instancePath: instancePath + "/images/" + i0,
					parentData: data0,
					parentDataProperty: i0,
					rootData,
					dynamicAnchors
				})) {
					vErrors = vErrors === null ? validate54.errors : vErrors.concat(validate54.errors);
					errors = vErrors.length;
				}
			} else {
				const err2 = {
					instancePath: instancePath + "/images",
					schemaPath: "#/properties/images/type",
					keyword: "type",
					params: { type: "array" }
				};
				if (vErrors === null) vErrors = [err2];
				else vErrors.push(err2);
				errors++;
			}
		}
		if (data.first !== void 0) {
			let data2 = data.first;
			if (typeof data2 === "string") {
				if (!pattern8.test(data2)) {
					const err3 = {
						instancePath: instancePath + "/first",
						schemaPath: "#/properties/first/pattern",
						keyword: "pattern",
						params: { pattern: "^/v2/images(\\?|$)" }
					};
					if (vErrors === null) vErrors = [err3];
					else vErrors.push(err3);
					errors++;
				}
			} else {
				const err4 = {
					instancePath: instancePath + "/first",
					schemaPath: "#/properties/first/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err4];
				else vErrors.push(err4);
				errors++;
			}
		}
		if (data.next !== void 0) {
			let data3 = data.next;
			if (typeof data3 === "string") {
				if (!pattern9.test(data3)) {
					const err5 = {
						instancePath: instancePath + "/next",
						schemaPath: "#/properties/next/pattern",
						keyword: "pattern",
						params: { pattern: "^/v2/images\\?" }
					};
					if (vErrors === null) vErrors = [err5];
					else vErrors.push(err5);
					errors++;
				}
			} else {
				const err6 = {
					instancePath: instancePath + "/next",
					schemaPath: "#/properties/next/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err6];
				else vErrors.push(err6);
				errors++;
			}
		}
		if (data.schema !== void 0) {
			if (typeof data.schema !== "string") {
				const err7 = {
					instancePath: instancePath + "/schema",
					schemaPath: "#/properties/schema/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err7];
				else vErrors.push(err7);
				errors++;
			}
		}
	} else {
		const err8 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" }
		};
		if (vErrors === null) vErrors = [err8];
		else vErrors.push(err8);
		errors++;
	}
	validate53.errors = vErrors;
	return errors === 0;
}
validate53.evaluated = {
	"props": true,
	"dynamicProps": false,
	"dynamicItems": false
};
function validate52(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
	let vErrors = null;
	let errors = 0;
	const evaluated0 = validate52.evaluated;
	if (evaluated0.dynamicProps) evaluated0.props = void 0;
	if (evaluated0.dynamicItems) evaluated0.items = void 0;
	if (!validate53(data, {
		instancePath,
		parentData,
		parentDataProperty,
		rootData,
		dynamicAnchors
	})) {
		vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors);
		errors = vErrors.length;
	}
	validate52.errors = vErrors;
	return errors === 0;
}
validate52.evaluated = {
	"props": true,
	"dynamicProps": false,
	"dynamicItems": false
};

// ../document/source/pointer.ts
/** The pointer of reference tokens, which are escaped: `/a~1b/0` for `['a/b', '0']`. */
function formatPointer(tokens) {
	return tokens.map((token) => `/${token.replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

// source/drift-finder.ts
const kinds = {
	additionalProperties: "unknown-field",
	required: "missing-field",
	enum: "new-value"
};
/** A {@link DriftFinder} that uses a compiled schema. */
function driftFinder(compiled) {
	return (body) => {
		if (compiled(body)) return [];
		return (compiled.errors ?? []).map(({ instancePath, keyword, params }) => {
			const field = params["missingProperty"] ?? params["additionalProperty"];
			return {
				pointer: instancePath + (field === void 0 ? "" : formatPointer([String(field)])),
				kind: kinds[keyword] ?? "wrong-value"
			};
		});
	};
}

// \0virtual:entry
const listImages = /* @__PURE__ */ driftFinder(listImages$1);

export { listImages };