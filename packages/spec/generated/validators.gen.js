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

// ../../node_modules/ajv-formats/dist/formats.js
var require_formats = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.formatNames = exports.fastFormats = exports.fullFormats = void 0;
	function fmtDef(validate, compare) {
		return {
			validate,
			compare
		};
	}
	exports.fullFormats = {
		date: fmtDef(date, compareDate),
		time: fmtDef(getTime(true), compareTime),
		"date-time": fmtDef(getDateTime(true), compareDateTime),
		"iso-time": fmtDef(getTime(), compareIsoTime),
		"iso-date-time": fmtDef(getDateTime(), compareIsoDateTime),
		duration: /^P(?!$)((\d+Y)?(\d+M)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+S)?)?|(\d+W)?)$/,
		uri,
		"uri-reference": /^(?:[a-z][a-z0-9+\-.]*:)?(?:\/?\/(?:(?:[a-z0-9\-._~!$&'()*+,;=:]|%[0-9a-f]{2})*@)?(?:\[(?:(?:(?:(?:[0-9a-f]{1,4}:){6}|::(?:[0-9a-f]{1,4}:){5}|(?:[0-9a-f]{1,4})?::(?:[0-9a-f]{1,4}:){4}|(?:(?:[0-9a-f]{1,4}:){0,1}[0-9a-f]{1,4})?::(?:[0-9a-f]{1,4}:){3}|(?:(?:[0-9a-f]{1,4}:){0,2}[0-9a-f]{1,4})?::(?:[0-9a-f]{1,4}:){2}|(?:(?:[0-9a-f]{1,4}:){0,3}[0-9a-f]{1,4})?::[0-9a-f]{1,4}:|(?:(?:[0-9a-f]{1,4}:){0,4}[0-9a-f]{1,4})?::)(?:[0-9a-f]{1,4}:[0-9a-f]{1,4}|(?:(?:25[0-5]|2[0-4]\d|[01]?\d\d?)\.){3}(?:25[0-5]|2[0-4]\d|[01]?\d\d?))|(?:(?:[0-9a-f]{1,4}:){0,5}[0-9a-f]{1,4})?::[0-9a-f]{1,4}|(?:(?:[0-9a-f]{1,4}:){0,6}[0-9a-f]{1,4})?::)|[Vv][0-9a-f]+\.[a-z0-9\-._~!$&'()*+,;=:]+)\]|(?:(?:25[0-5]|2[0-4]\d|[01]?\d\d?)\.){3}(?:25[0-5]|2[0-4]\d|[01]?\d\d?)|(?:[a-z0-9\-._~!$&'"()*+,;=]|%[0-9a-f]{2})*)(?::\d*)?(?:\/(?:[a-z0-9\-._~!$&'"()*+,;=:@]|%[0-9a-f]{2})*)*|\/(?:(?:[a-z0-9\-._~!$&'"()*+,;=:@]|%[0-9a-f]{2})+(?:\/(?:[a-z0-9\-._~!$&'"()*+,;=:@]|%[0-9a-f]{2})*)*)?|(?:[a-z0-9\-._~!$&'"()*+,;=:@]|%[0-9a-f]{2})+(?:\/(?:[a-z0-9\-._~!$&'"()*+,;=:@]|%[0-9a-f]{2})*)*)?(?:\?(?:[a-z0-9\-._~!$&'"()*+,;=:@/?]|%[0-9a-f]{2})*)?(?:#(?:[a-z0-9\-._~!$&'"()*+,;=:@/?]|%[0-9a-f]{2})*)?$/i,
		"uri-template": /^(?:(?:[^\x00-\x20"'<>%\\^`{|}]|%[0-9a-f]{2})|\{[+#./;?&=,!@|]?(?:[a-z0-9_]|%[0-9a-f]{2})+(?::[1-9][0-9]{0,3}|\*)?(?:,(?:[a-z0-9_]|%[0-9a-f]{2})+(?::[1-9][0-9]{0,3}|\*)?)*\})*$/i,
		url: /^(?:https?|ftp):\/\/(?:\S+(?::\S*)?@)?(?:(?!(?:10|127)(?:\.\d{1,3}){3})(?!(?:169\.254|192\.168)(?:\.\d{1,3}){2})(?!172\.(?:1[6-9]|2\d|3[0-1])(?:\.\d{1,3}){2})(?:[1-9]\d?|1\d\d|2[01]\d|22[0-3])(?:\.(?:1?\d{1,2}|2[0-4]\d|25[0-5])){2}(?:\.(?:[1-9]\d?|1\d\d|2[0-4]\d|25[0-4]))|(?:(?:[a-z0-9\u{00a1}-\u{ffff}]+-)*[a-z0-9\u{00a1}-\u{ffff}]+)(?:\.(?:[a-z0-9\u{00a1}-\u{ffff}]+-)*[a-z0-9\u{00a1}-\u{ffff}]+)*(?:\.(?:[a-z\u{00a1}-\u{ffff}]{2,})))(?::\d{2,5})?(?:\/[^\s]*)?$/iu,
		email: /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/i,
		hostname: /^(?=.{1,253}\.?$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[-0-9a-z]{0,61}[0-9a-z])?)*\.?$/i,
		ipv4: /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)\.){3}(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)$/,
		ipv6: /^((([0-9a-f]{1,4}:){7}([0-9a-f]{1,4}|:))|(([0-9a-f]{1,4}:){6}(:[0-9a-f]{1,4}|((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3})|:))|(([0-9a-f]{1,4}:){5}(((:[0-9a-f]{1,4}){1,2})|:((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3})|:))|(([0-9a-f]{1,4}:){4}(((:[0-9a-f]{1,4}){1,3})|((:[0-9a-f]{1,4})?:((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3}))|:))|(([0-9a-f]{1,4}:){3}(((:[0-9a-f]{1,4}){1,4})|((:[0-9a-f]{1,4}){0,2}:((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3}))|:))|(([0-9a-f]{1,4}:){2}(((:[0-9a-f]{1,4}){1,5})|((:[0-9a-f]{1,4}){0,3}:((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3}))|:))|(([0-9a-f]{1,4}:){1}(((:[0-9a-f]{1,4}){1,6})|((:[0-9a-f]{1,4}){0,4}:((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3}))|:))|(:(((:[0-9a-f]{1,4}){1,7})|((:[0-9a-f]{1,4}){0,5}:((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3}))|:)))$/i,
		regex,
		uuid: /^(?:urn:uuid:)?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i,
		"json-pointer": /^(?:\/(?:[^~/]|~0|~1)*)*$/,
		"json-pointer-uri-fragment": /^#(?:\/(?:[a-z0-9_\-.!$&'()*+,;:=@]|%[0-9a-f]{2}|~0|~1)*)*$/i,
		"relative-json-pointer": /^(?:0|[1-9][0-9]*)(?:#|(?:\/(?:[^~/]|~0|~1)*)*)$/,
		byte,
		int32: {
			type: "number",
			validate: validateInt32
		},
		int64: {
			type: "number",
			validate: validateInt64
		},
		float: {
			type: "number",
			validate: validateNumber
		},
		double: {
			type: "number",
			validate: validateNumber
		},
		password: true,
		binary: true
	};
	exports.fastFormats = {
		...exports.fullFormats,
		date: fmtDef(/^\d\d\d\d-[0-1]\d-[0-3]\d$/, compareDate),
		time: fmtDef(/^(?:[0-2]\d:[0-5]\d:[0-5]\d|23:59:60)(?:\.\d+)?(?:z|[+-]\d\d(?::?\d\d)?)$/i, compareTime),
		"date-time": fmtDef(/^\d\d\d\d-[0-1]\d-[0-3]\dt(?:[0-2]\d:[0-5]\d:[0-5]\d|23:59:60)(?:\.\d+)?(?:z|[+-]\d\d(?::?\d\d)?)$/i, compareDateTime),
		"iso-time": fmtDef(/^(?:[0-2]\d:[0-5]\d:[0-5]\d|23:59:60)(?:\.\d+)?(?:z|[+-]\d\d(?::?\d\d)?)?$/i, compareIsoTime),
		"iso-date-time": fmtDef(/^\d\d\d\d-[0-1]\d-[0-3]\d[t\s](?:[0-2]\d:[0-5]\d:[0-5]\d|23:59:60)(?:\.\d+)?(?:z|[+-]\d\d(?::?\d\d)?)?$/i, compareIsoDateTime),
		uri: /^(?:[a-z][a-z0-9+\-.]*:)(?:\/?\/)?[^\s]*$/i,
		"uri-reference": /^(?:(?:[a-z][a-z0-9+\-.]*:)?\/?\/)?(?:[^\\\s#][^\s#]*)?(?:#[^\\\s]*)?$/i,
		email: /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$/i
	};
	exports.formatNames = Object.keys(exports.fullFormats);
	function isLeapYear(year) {
		return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
	}
	const DATE = /^(\d\d\d\d)-(\d\d)-(\d\d)$/;
	const DAYS = [
		0,
		31,
		28,
		31,
		30,
		31,
		30,
		31,
		31,
		30,
		31,
		30,
		31
	];
	function date(str) {
		const matches = DATE.exec(str);
		if (!matches) return false;
		const year = +matches[1];
		const month = +matches[2];
		const day = +matches[3];
		return month >= 1 && month <= 12 && day >= 1 && day <= (month === 2 && isLeapYear(year) ? 29 : DAYS[month]);
	}
	function compareDate(d1, d2) {
		if (!(d1 && d2)) return void 0;
		if (d1 > d2) return 1;
		if (d1 < d2) return -1;
		return 0;
	}
	const TIME = /^(\d\d):(\d\d):(\d\d(?:\.\d+)?)(z|([+-])(\d\d)(?::?(\d\d))?)?$/i;
	function getTime(strictTimeZone) {
		return function time(str) {
			const matches = TIME.exec(str);
			if (!matches) return false;
			const hr = +matches[1];
			const min = +matches[2];
			const sec = +matches[3];
			const tz = matches[4];
			const tzSign = matches[5] === "-" ? -1 : 1;
			const tzH = +(matches[6] || 0);
			const tzM = +(matches[7] || 0);
			if (tzH > 23 || tzM > 59 || strictTimeZone && !tz) return false;
			if (hr <= 23 && min <= 59 && sec < 60) return true;
			const utcMin = min - tzM * tzSign;
			const utcHr = hr - tzH * tzSign - (utcMin < 0 ? 1 : 0);
			return (utcHr === 23 || utcHr === -1) && (utcMin === 59 || utcMin === -1) && sec < 61;
		};
	}
	function compareTime(s1, s2) {
		if (!(s1 && s2)) return void 0;
		const t1 = (/* @__PURE__ */ new Date("2020-01-01T" + s1)).valueOf();
		const t2 = (/* @__PURE__ */ new Date("2020-01-01T" + s2)).valueOf();
		if (!(t1 && t2)) return void 0;
		return t1 - t2;
	}
	function compareIsoTime(t1, t2) {
		if (!(t1 && t2)) return void 0;
		const a1 = TIME.exec(t1);
		const a2 = TIME.exec(t2);
		if (!(a1 && a2)) return void 0;
		t1 = a1[1] + a1[2] + a1[3];
		t2 = a2[1] + a2[2] + a2[3];
		if (t1 > t2) return 1;
		if (t1 < t2) return -1;
		return 0;
	}
	const DATE_TIME_SEPARATOR = /t|\s/i;
	function getDateTime(strictTimeZone) {
		const time = getTime(strictTimeZone);
		return function date_time(str) {
			const dateTime = str.split(DATE_TIME_SEPARATOR);
			return dateTime.length === 2 && date(dateTime[0]) && time(dateTime[1]);
		};
	}
	function compareDateTime(dt1, dt2) {
		if (!(dt1 && dt2)) return void 0;
		const d1 = new Date(dt1).valueOf();
		const d2 = new Date(dt2).valueOf();
		if (!(d1 && d2)) return void 0;
		return d1 - d2;
	}
	function compareIsoDateTime(dt1, dt2) {
		if (!(dt1 && dt2)) return void 0;
		const [d1, t1] = dt1.split(DATE_TIME_SEPARATOR);
		const [d2, t2] = dt2.split(DATE_TIME_SEPARATOR);
		const res = compareDate(d1, d2);
		if (res === void 0) return void 0;
		return res || compareTime(t1, t2);
	}
	const NOT_URI_FRAGMENT = /\/|:/;
	const URI = /^(?:[a-z][a-z0-9+\-.]*:)(?:\/?\/(?:(?:[a-z0-9\-._~!$&'()*+,;=:]|%[0-9a-f]{2})*@)?(?:\[(?:(?:(?:(?:[0-9a-f]{1,4}:){6}|::(?:[0-9a-f]{1,4}:){5}|(?:[0-9a-f]{1,4})?::(?:[0-9a-f]{1,4}:){4}|(?:(?:[0-9a-f]{1,4}:){0,1}[0-9a-f]{1,4})?::(?:[0-9a-f]{1,4}:){3}|(?:(?:[0-9a-f]{1,4}:){0,2}[0-9a-f]{1,4})?::(?:[0-9a-f]{1,4}:){2}|(?:(?:[0-9a-f]{1,4}:){0,3}[0-9a-f]{1,4})?::[0-9a-f]{1,4}:|(?:(?:[0-9a-f]{1,4}:){0,4}[0-9a-f]{1,4})?::)(?:[0-9a-f]{1,4}:[0-9a-f]{1,4}|(?:(?:25[0-5]|2[0-4]\d|[01]?\d\d?)\.){3}(?:25[0-5]|2[0-4]\d|[01]?\d\d?))|(?:(?:[0-9a-f]{1,4}:){0,5}[0-9a-f]{1,4})?::[0-9a-f]{1,4}|(?:(?:[0-9a-f]{1,4}:){0,6}[0-9a-f]{1,4})?::)|[Vv][0-9a-f]+\.[a-z0-9\-._~!$&'()*+,;=:]+)\]|(?:(?:25[0-5]|2[0-4]\d|[01]?\d\d?)\.){3}(?:25[0-5]|2[0-4]\d|[01]?\d\d?)|(?:[a-z0-9\-._~!$&'()*+,;=]|%[0-9a-f]{2})*)(?::\d*)?(?:\/(?:[a-z0-9\-._~!$&'()*+,;=:@]|%[0-9a-f]{2})*)*|\/(?:(?:[a-z0-9\-._~!$&'()*+,;=:@]|%[0-9a-f]{2})+(?:\/(?:[a-z0-9\-._~!$&'()*+,;=:@]|%[0-9a-f]{2})*)*)?|(?:[a-z0-9\-._~!$&'()*+,;=:@]|%[0-9a-f]{2})+(?:\/(?:[a-z0-9\-._~!$&'()*+,;=:@]|%[0-9a-f]{2})*)*)(?:\?(?:[a-z0-9\-._~!$&'()*+,;=:@/?]|%[0-9a-f]{2})*)?(?:#(?:[a-z0-9\-._~!$&'()*+,;=:@/?]|%[0-9a-f]{2})*)?$/i;
	function uri(str) {
		return NOT_URI_FRAGMENT.test(str) && URI.test(str);
	}
	const BYTE = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/gm;
	function byte(str) {
		BYTE.lastIndex = 0;
		return BYTE.test(str);
	}
	const MIN_INT32 = -(2 ** 31);
	const MAX_INT32 = 2 ** 31 - 1;
	function validateInt32(value) {
		return Number.isInteger(value) && value <= MAX_INT32 && value >= MIN_INT32;
	}
	function validateInt64(value) {
		return Number.isInteger(value);
	}
	function validateNumber() {
		return true;
	}
	const Z_ANCHOR = /[^\\]\\Z/;
	function regex(str) {
		if (Z_ANCHOR.test(str)) return false;
		try {
			new RegExp(str);
			return true;
		} catch (e) {
			return false;
		}
	}
}));

// \0virtual:compiled
const ImageList = validate52;
const schema19 = {
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
	}
};
const schema20 = {
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
			"format": "uuid"
		},
		"name": { "type": ["string", "null"] },
		"status": { "anyOf": [{
			"type": "string",
			"enum": [
				"queued",
				"saving",
				"uploading",
				"importing",
				"active",
				"deactivated",
				"killed",
				"deleted",
				"pending_delete"
			]
		}, { "type": "string" }] },
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
		"disk_format": { "anyOf": [
			{
				"type": "string",
				"enum": [
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
					"ploop"
				]
			},
			{ "type": "string" },
			{ "type": "null" }
		] },
		"container_format": { "anyOf": [
			{
				"type": "string",
				"enum": [
					"ami",
					"ari",
					"aki",
					"bare",
					"ovf",
					"ova",
					"docker",
					"compressed"
				]
			},
			{ "type": "string" },
			{ "type": "null" }
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
			"format": "date-time"
		},
		"updated_at": {
			"type": "string",
			"format": "date-time"
		},
		"self": { "type": "string" },
		"file": { "type": "string" },
		"schema": { "type": "string" },
		"os_type": { "anyOf": [{
			"type": "string",
			"enum": ["linux", "windows"]
		}, { "type": "string" }] },
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
	"additionalProperties": { "type": "string" }
};
const func2 = Object.prototype.hasOwnProperty;
const func0 = require_equal().default;
const formats0 = /^(?:urn:uuid:)?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const formats2 = require_formats().fullFormats["date-time"];
const pattern3 = new RegExp("^[0-9a-f]{32}$", "u");
const pattern4 = new RegExp("^[0-9a-f]+$", "u");
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
		for (const key0 in data) if (!func2.call(schema20.properties, key0)) {
			if (typeof data[key0] !== "string") {
				const err1 = {
					instancePath: instancePath + "/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),
					schemaPath: "#/additionalProperties/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err1];
				else vErrors.push(err1);
				errors++;
			}
		}
		if (data.id !== void 0) {
			let data1 = data.id;
			if (typeof data1 === "string") {
				if (!formats0.test(data1)) {
					const err2 = {
						instancePath: instancePath + "/id",
						schemaPath: "#/properties/id/format",
						keyword: "format",
						params: { format: "uuid" }
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
			let data2 = data.name;
			if (typeof data2 !== "string" && data2 !== null) {
				const err4 = {
					instancePath: instancePath + "/name",
					schemaPath: "#/properties/name/type",
					keyword: "type",
					params: { type: schema20.properties.name.type }
				};
				if (vErrors === null) vErrors = [err4];
				else vErrors.push(err4);
				errors++;
			}
		}
		if (data.status !== void 0) {
			let data3 = data.status;
			const _errs9 = errors;
			let valid2 = false;
			const _errs10 = errors;
			if (typeof data3 !== "string") {
				const err5 = {
					instancePath: instancePath + "/status",
					schemaPath: "#/properties/status/anyOf/0/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err5];
				else vErrors.push(err5);
				errors++;
			}
			let valid3 = false;
			for (const v0 of schema20.properties.status.anyOf[0].enum) if (func0(data3, v0)) {
				valid3 = true;
				break;
			}
			if (!valid3) {
				const err6 = {
					instancePath: instancePath + "/status",
					schemaPath: "#/properties/status/anyOf/0/enum",
					keyword: "enum",
					params: { allowedValues: schema20.properties.status.anyOf[0].enum }
				};
				if (vErrors === null) vErrors = [err6];
				else vErrors.push(err6);
				errors++;
			}
			var _valid0 = _errs10 === errors;
			valid2 = valid2 || _valid0;
			const _errs12 = errors;
			if (typeof data3 !== "string") {
				const err7 = {
					instancePath: instancePath + "/status",
					schemaPath: "#/properties/status/anyOf/1/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err7];
				else vErrors.push(err7);
				errors++;
			}
			var _valid0 = _errs12 === errors;
			valid2 = valid2 || _valid0;
			if (!valid2) {
				const err8 = {
					instancePath: instancePath + "/status",
					schemaPath: "#/properties/status/anyOf",
					keyword: "anyOf",
					params: {}
				};
				if (vErrors === null) vErrors = [err8];
				else vErrors.push(err8);
				errors++;
			} else {
				errors = _errs9;
				if (vErrors !== null) {
					if (_errs9) vErrors.length = _errs9;
					else vErrors = null;
				}
			}
		}
		if (data.visibility !== void 0) {
			let data4 = data.visibility;
			if (typeof data4 !== "string") {
				const err9 = {
					instancePath: instancePath + "/visibility",
					schemaPath: "#/properties/visibility/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err9];
				else vErrors.push(err9);
				errors++;
			}
			let valid4 = false;
			for (const v1 of schema20.properties.visibility.enum) if (func0(data4, v1)) {
				valid4 = true;
				break;
			}
			if (!valid4) {
				const err10 = {
					instancePath: instancePath + "/visibility",
					schemaPath: "#/properties/visibility/enum",
					keyword: "enum",
					params: { allowedValues: schema20.properties.visibility.enum }
				};
				if (vErrors === null) vErrors = [err10];
				else vErrors.push(err10);
				errors++;
			}
		}
		if (data.owner !== void 0) {
			let data5 = data.owner;
			if (typeof data5 !== "string" && data5 !== null) {
				const err11 = {
					instancePath: instancePath + "/owner",
					schemaPath: "#/properties/owner/type",
					keyword: "type",
					params: { type: schema20.properties.owner.type }
				};
				if (vErrors === null) vErrors = [err11];
				else vErrors.push(err11);
				errors++;
			}
		}
		if (data.protected !== void 0) {
			if (typeof data.protected !== "boolean") {
				const err12 = {
					instancePath: instancePath + "/protected",
					schemaPath: "#/properties/protected/type",
					keyword: "type",
					params: { type: "boolean" }
				};
				if (vErrors === null) vErrors = [err12];
				else vErrors.push(err12);
				errors++;
			}
		}
		if (data.tags !== void 0) {
			let data7 = data.tags;
			if (Array.isArray(data7)) {
				const len0 = data7.length;
				for (let i0 = 0; i0 < len0; i0++) if (typeof data7[i0] !== "string") {
					const err13 = {
						instancePath: instancePath + "/tags/" + i0,
						schemaPath: "#/properties/tags/items/type",
						keyword: "type",
						params: { type: "string" }
					};
					if (vErrors === null) vErrors = [err13];
					else vErrors.push(err13);
					errors++;
				}
				let i1 = data7.length;
				let j0;
				if (i1 > 1) {
					const indices0 = {};
					for (; i1--;) {
						let item0 = data7[i1];
						if (typeof item0 !== "string") continue;
						if (typeof indices0[item0] == "number") {
							j0 = indices0[item0];
							const err14 = {
								instancePath: instancePath + "/tags",
								schemaPath: "#/properties/tags/uniqueItems",
								keyword: "uniqueItems",
								params: {
									i: i1,
									j: j0
								}
							};
							if (vErrors === null) vErrors = [err14];
							else vErrors.push(err14);
							errors++;
							break;
						}
						indices0[item0] = i1;
					}
				}
			} else {
				const err15 = {
					instancePath: instancePath + "/tags",
					schemaPath: "#/properties/tags/type",
					keyword: "type",
					params: { type: "array" }
				};
				if (vErrors === null) vErrors = [err15];
				else vErrors.push(err15);
				errors++;
			}
		}
		if (data.size !== void 0) {
			let data9 = data.size;
			if (!(typeof data9 == "number" && !(data9 % 1) && !isNaN(data9) && isFinite(data9)) && data9 !== null) {
				const err16 = {
					instancePath: instancePath + "/size",
					schemaPath: "#/properties/size/type",
					keyword: "type",
					params: { type: schema20.properties.size.type }
				};
				if (vErrors === null) vErrors = [err16];
				else vErrors.push(err16);
				errors++;
			}
			if (typeof data9 == "number" && isFinite(data9)) {
				if (data9 < 0 || isNaN(data9)) {
					const err17 = {
						instancePath: instancePath + "/size",
						schemaPath: "#/properties/size/minimum",
						keyword: "minimum",
						params: {
							comparison: ">=",
							limit: 0
						}
					};
					if (vErrors === null) vErrors = [err17];
					else vErrors.push(err17);
					errors++;
				}
			}
		}
		if (data.virtual_size !== void 0) {
			let data10 = data.virtual_size;
			if (!(typeof data10 == "number" && !(data10 % 1) && !isNaN(data10) && isFinite(data10)) && data10 !== null) {
				const err18 = {
					instancePath: instancePath + "/virtual_size",
					schemaPath: "#/properties/virtual_size/type",
					keyword: "type",
					params: { type: schema20.properties.virtual_size.type }
				};
				if (vErrors === null) vErrors = [err18];
				else vErrors.push(err18);
				errors++;
			}
			if (typeof data10 == "number" && isFinite(data10)) {
				if (data10 < 0 || isNaN(data10)) {
					const err19 = {
						instancePath: instancePath + "/virtual_size",
						schemaPath: "#/properties/virtual_size/minimum",
						keyword: "minimum",
						params: {
							comparison: ">=",
							limit: 0
						}
					};
					if (vErrors === null) vErrors = [err19];
					else vErrors.push(err19);
					errors++;
				}
			}
		}
		if (data.min_disk !== void 0) {
			let data11 = data.min_disk;
			if (!(typeof data11 == "number" && !(data11 % 1) && !isNaN(data11) && isFinite(data11))) {
				const err20 = {
					instancePath: instancePath + "/min_disk",
					schemaPath: "#/properties/min_disk/type",
					keyword: "type",
					params: { type: "integer" }
				};
				if (vErrors === null) vErrors = [err20];
				else vErrors.push(err20);
				errors++;
			}
			if (typeof data11 == "number" && isFinite(data11)) {
				if (data11 < 0 || isNaN(data11)) {
					const err21 = {
						instancePath: instancePath + "/min_disk",
						schemaPath: "#/properties/min_disk/minimum",
						keyword: "minimum",
						params: {
							comparison: ">=",
							limit: 0
						}
					};
					if (vErrors === null) vErrors = [err21];
					else vErrors.push(err21);
					errors++;
				}
			}
		}
		if (data.min_ram !== void 0) {
			let data12 = data.min_ram;
			if (!(typeof data12 == "number" && !(data12 % 1) && !isNaN(data12) && isFinite(data12))) {
				const err22 = {
					instancePath: instancePath + "/min_ram",
					schemaPath: "#/properties/min_ram/type",
					keyword: "type",
					params: { type: "integer" }
				};
				if (vErrors === null) vErrors = [err22];
				else vErrors.push(err22);
				errors++;
			}
			if (typeof data12 == "number" && isFinite(data12)) {
				if (data12 < 0 || isNaN(data12)) {
					const err23 = {
						instancePath: instancePath + "/min_ram",
						schemaPath: "#/properties/min_ram/minimum",
						keyword: "minimum",
						params: {
							comparison: ">=",
							limit: 0
						}
					};
					if (vErrors === null) vErrors = [err23];
					else vErrors.push(err23);
					errors++;
				}
			}
		}
		if (data.disk_format !== void 0) {
			let data13 = data.disk_format;
			const _errs33 = errors;
			let valid8 = false;
			const _errs34 = errors;
			if (typeof data13 !== "string") {
				const err24 = {
					instancePath: instancePath + "/disk_format",
					schemaPath: "#/properties/disk_format/anyOf/0/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err24];
				else vErrors.push(err24);
				errors++;
			}
			let valid9 = false;
			for (const v2 of schema20.properties.disk_format.anyOf[0].enum) if (func0(data13, v2)) {
				valid9 = true;
				break;
			}
			if (!valid9) {
				const err25 = {
					instancePath: instancePath + "/disk_format",
					schemaPath: "#/properties/disk_format/anyOf/0/enum",
					keyword: "enum",
					params: { allowedValues: schema20.properties.disk_format.anyOf[0].enum }
				};
				if (vErrors === null) vErrors = [err25];
				else vErrors.push(err25);
				errors++;
			}
			var _valid1 = _errs34 === errors;
			valid8 = valid8 || _valid1;
			const _errs36 = errors;
			if (typeof data13 !== "string") {
				const err26 = {
					instancePath: instancePath + "/disk_format",
					schemaPath: "#/properties/disk_format/anyOf/1/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err26];
				else vErrors.push(err26);
				errors++;
			}
			var _valid1 = _errs36 === errors;
			valid8 = valid8 || _valid1;
			const _errs38 = errors;
			if (data13 !== null) {
				const err27 = {
					instancePath: instancePath + "/disk_format",
					schemaPath: "#/properties/disk_format/anyOf/2/type",
					keyword: "type",
					params: { type: "null" }
				};
				if (vErrors === null) vErrors = [err27];
				else vErrors.push(err27);
				errors++;
			}
			var _valid1 = _errs38 === errors;
			valid8 = valid8 || _valid1;
			if (!valid8) {
				const err28 = {
					instancePath: instancePath + "/disk_format",
					schemaPath: "#/properties/disk_format/anyOf",
					keyword: "anyOf",
					params: {}
				};
				if (vErrors === null) vErrors = [err28];
				else vErrors.push(err28);
				errors++;
			} else {
				errors = _errs33;
				if (vErrors !== null) {
					if (_errs33) vErrors.length = _errs33;
					else vErrors = null;
				}
			}
		}
		if (data.container_format !== void 0) {
			let data14 = data.container_format;
			const _errs41 = errors;
			let valid10 = false;
			const _errs42 = errors;
			if (typeof data14 !== "string") {
				const err29 = {
					instancePath: instancePath + "/container_format",
					schemaPath: "#/properties/container_format/anyOf/0/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err29];
				else vErrors.push(err29);
				errors++;
			}
			let valid11 = false;
			for (const v3 of schema20.properties.container_format.anyOf[0].enum) if (func0(data14, v3)) {
				valid11 = true;
				break;
			}
			if (!valid11) {
				const err30 = {
					instancePath: instancePath + "/container_format",
					schemaPath: "#/properties/container_format/anyOf/0/enum",
					keyword: "enum",
					params: { allowedValues: schema20.properties.container_format.anyOf[0].enum }
				};
				if (vErrors === null) vErrors = [err30];
				else vErrors.push(err30);
				errors++;
			}
			var _valid2 = _errs42 === errors;
			valid10 = valid10 || _valid2;
			const _errs44 = errors;
			if (typeof data14 !== "string") {
				const err31 = {
					instancePath: instancePath + "/container_format",
					schemaPath: "#/properties/container_format/anyOf/1/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err31];
				else vErrors.push(err31);
				errors++;
			}
			var _valid2 = _errs44 === errors;
			valid10 = valid10 || _valid2;
			const _errs46 = errors;
			if (data14 !== null) {
				const err32 = {
					instancePath: instancePath + "/container_format",
					schemaPath: "#/properties/container_format/anyOf/2/type",
					keyword: "type",
					params: { type: "null" }
				};
				if (vErrors === null) vErrors = [err32];
				else vErrors.push(err32);
				errors++;
			}
			var _valid2 = _errs46 === errors;
			valid10 = valid10 || _valid2;
			if (!valid10) {
				const err33 = {
					instancePath: instancePath + "/container_format",
					schemaPath: "#/properties/container_format/anyOf",
					keyword: "anyOf",
					params: {}
				};
				if (vErrors === null) vErrors = [err33];
				else vErrors.push(err33);
				errors++;
			} else {
				errors = _errs41;
				if (vErrors !== null) {
					if (_errs41) vErrors.length = _errs41;
					else vErrors = null;
				}
			}
		}
		if (data.checksum !== void 0) {
			let data15 = data.checksum;
			if (typeof data15 !== "string" && data15 !== null) {
				const err34 = {
					instancePath: instancePath + "/checksum",
					schemaPath: "#/properties/checksum/type",
					keyword: "type",
					params: { type: schema20.properties.checksum.type }
				};
				if (vErrors === null) vErrors = [err34];
				else vErrors.push(err34);
				errors++;
			}
			if (typeof data15 === "string") {
				if (!pattern3.test(data15)) {
					const err35 = {
						instancePath: instancePath + "/checksum",
						schemaPath: "#/properties/checksum/pattern",
						keyword: "pattern",
						params: { pattern: "^[0-9a-f]{32}$" }
					};
					if (vErrors === null) vErrors = [err35];
					else vErrors.push(err35);
					errors++;
				}
			}
		}
		if (data.os_hash_algo !== void 0) {
			let data16 = data.os_hash_algo;
			if (typeof data16 !== "string" && data16 !== null) {
				const err36 = {
					instancePath: instancePath + "/os_hash_algo",
					schemaPath: "#/properties/os_hash_algo/type",
					keyword: "type",
					params: { type: schema20.properties.os_hash_algo.type }
				};
				if (vErrors === null) vErrors = [err36];
				else vErrors.push(err36);
				errors++;
			}
		}
		if (data.os_hash_value !== void 0) {
			let data17 = data.os_hash_value;
			if (typeof data17 !== "string" && data17 !== null) {
				const err37 = {
					instancePath: instancePath + "/os_hash_value",
					schemaPath: "#/properties/os_hash_value/type",
					keyword: "type",
					params: { type: schema20.properties.os_hash_value.type }
				};
				if (vErrors === null) vErrors = [err37];
				else vErrors.push(err37);
				errors++;
			}
			if (typeof data17 === "string") {
				if (!pattern4.test(data17)) {
					const err38 = {
						instancePath: instancePath + "/os_hash_value",
						schemaPath: "#/properties/os_hash_value/pattern",
						keyword: "pattern",
						params: { pattern: "^[0-9a-f]+$" }
					};
					if (vErrors === null) vErrors = [err38];
					else vErrors.push(err38);
					errors++;
				}
			}
		}
		if (data.os_hidden !== void 0) {
			if (typeof data.os_hidden !== "boolean") {
				const err39 = {
					instancePath: instancePath + "/os_hidden",
					schemaPath: "#/properties/os_hidden/type",
					keyword: "type",
					params: { type: "boolean" }
				};
				if (vErrors === null) vErrors = [err39];
				else vErrors.push(err39);
				errors++;
			}
		}
		if (data.created_at !== void 0) {
			let data19 = data.created_at;
			if (typeof data19 === "string") {
				if (!formats2.validate(data19)) {
					const err40 = {
						instancePath: instancePath + "/created_at",
						schemaPath: "#/properties/created_at/format",
						keyword: "format",
						params: { format: "date-time" }
					};
					if (vErrors === null) vErrors = [err40];
					else vErrors.push(err40);
					errors++;
				}
			} else {
				const err41 = {
					instancePath: instancePath + "/created_at",
					schemaPath: "#/properties/created_at/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err41];
				else vErrors.push(err41);
				errors++;
			}
		}
		if (data.updated_at !== void 0) {
			let data20 = data.updated_at;
			if (typeof data20 === "string") {
				if (!formats2.validate(data20)) {
					const err42 = {
						instancePath: instancePath + "/updated_at",
						schemaPath: "#/properties/updated_at/format",
						keyword: "format",
						params: { format: "date-time" }
					};
					if (vErrors === null) vErrors = [err42];
					else vErrors.push(err42);
					errors++;
				}
			} else {
				const err43 = {
					instancePath: instancePath + "/updated_at",
					schemaPath: "#/properties/updated_at/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err43];
				else vErrors.push(err43);
				errors++;
			}
		}
		if (data.self !== void 0) {
			if (typeof data.self !== "string") {
				const err44 = {
					instancePath: instancePath + "/self",
					schemaPath: "#/properties/self/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err44];
				else vErrors.push(err44);
				errors++;
			}
		}
		if (data.file !== void 0) {
			if (typeof data.file !== "string") {
				const err45 = {
					instancePath: instancePath + "/file",
					schemaPath: "#/properties/file/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err45];
				else vErrors.push(err45);
				errors++;
			}
		}
		if (data.schema !== void 0) {
			if (typeof data.schema !== "string") {
				const err46 = {
					instancePath: instancePath + "/schema",
					schemaPath: "#/properties/schema/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err46];
				else vErrors.push(err46);
				errors++;
			}
		}
		if (data.os_type !== void 0) {
			let data24 = data.os_type;
			const _errs67 = errors;
			let valid12 = false;
			const _errs68 = errors;
			if (typeof data24 !== "string") {
				const err47 = {
					instancePath: instancePath + "/os_type",
					schemaPath: "#/properties/os_type/anyOf/0/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err47];
				else vErrors.push(err47);
				errors++;
			}
			let valid13 = false;
			for (const v4 of schema20.properties.os_type.anyOf[0].enum) if (func0(data24, v4)) {
				valid13 = true;
				break;
			}
			if (!valid13) {
				const err48 = {
					instancePath: instancePath + "/os_type",
					schemaPath: "#/properties/os_type/anyOf/0/enum",
					keyword: "enum",
					params: { allowedValues: schema20.properties.os_type.anyOf[0].enum }
				};
				if (vErrors === null) vErrors = [err48];
				else vErrors.push(err48);
				errors++;
			}
			var _valid3 = _errs68 === errors;
			valid12 = valid12 || _valid3;
			const _errs70 = errors;
			if (typeof data24 !== "string") {
				const err49 = {
					instancePath: instancePath + "/os_type",
					schemaPath: "#/properties/os_type/anyOf/1/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err49];
				else vErrors.push(err49);
				errors++;
			}
			var _valid3 = _errs70 === errors;
			valid12 = valid12 || _valid3;
			if (!valid12) {
				const err50 = {
					instancePath: instancePath + "/os_type",
					schemaPath: "#/properties/os_type/anyOf",
					keyword: "anyOf",
					params: {}
				};
				if (vErrors === null) vErrors = [err50];
				else vErrors.push(err50);
				errors++;
			} else {
				errors = _errs67;
				if (vErrors !== null) {
					if (_errs67) vErrors.length = _errs67;
					else vErrors = null;
				}
			}
		}
		if (data.os_version !== void 0) {
			if (typeof data.os_version !== "string") {
				const err51 = {
					instancePath: instancePath + "/os_version",
					schemaPath: "#/properties/os_version/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err51];
				else vErrors.push(err51);
				errors++;
			}
		}
		if (data.architecture !== void 0) {
			if (typeof data.architecture !== "string") {
				const err52 = {
					instancePath: instancePath + "/architecture",
					schemaPath: "#/properties/architecture/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err52];
				else vErrors.push(err52);
				errors++;
			}
		}
		if (data.app_type !== void 0) {
			if (typeof data.app_type !== "string") {
				const err53 = {
					instancePath: instancePath + "/app_type",
					schemaPath: "#/properties/app_type/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err53];
				else vErrors.push(err53);
				errors++;
			}
		}
		if (data.specialized_plan_name !== void 0) {
			if (typeof data.specialized_plan_name !== "string") {
				const err54 = {
					instancePath: instancePath + "/specialized_plan_name",
					schemaPath: "#/properties/specialized_plan_name/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err54];
				else vErrors.push(err54);
				errors++;
			}
		}
		if (data.hw_rescue_bus !== void 0) {
			if (typeof data.hw_rescue_bus !== "string") {
				const err55 = {
					instancePath: instancePath + "/hw_rescue_bus",
					schemaPath: "#/properties/hw_rescue_bus/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err55];
				else vErrors.push(err55);
				errors++;
			}
		}
		if (data.hw_rescue_device !== void 0) {
			if (typeof data.hw_rescue_device !== "string") {
				const err56 = {
					instancePath: instancePath + "/hw_rescue_device",
					schemaPath: "#/properties/hw_rescue_device/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err56];
				else vErrors.push(err56);
				errors++;
			}
		}
		if (data.bootable !== void 0) {
			if (typeof data.bootable !== "string") {
				const err57 = {
					instancePath: instancePath + "/bootable",
					schemaPath: "#/properties/bootable/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err57];
				else vErrors.push(err57);
				errors++;
			}
		}
		if (data.hw_video_model !== void 0) {
			if (typeof data.hw_video_model !== "string") {
				const err58 = {
					instancePath: instancePath + "/hw_video_model",
					schemaPath: "#/properties/hw_video_model/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err58];
				else vErrors.push(err58);
				errors++;
			}
		}
		if (data.hw_vif_multiqueue_enabled !== void 0) {
			if (typeof data.hw_vif_multiqueue_enabled !== "string") {
				const err59 = {
					instancePath: instancePath + "/hw_vif_multiqueue_enabled",
					schemaPath: "#/properties/hw_vif_multiqueue_enabled/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err59];
				else vErrors.push(err59);
				errors++;
			}
		}
		if (data.hw_qemu_guest_agent !== void 0) {
			if (typeof data.hw_qemu_guest_agent !== "string") {
				const err60 = {
					instancePath: instancePath + "/hw_qemu_guest_agent",
					schemaPath: "#/properties/hw_qemu_guest_agent/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err60];
				else vErrors.push(err60);
				errors++;
			}
		}
	} else {
		const err61 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" }
		};
		if (vErrors === null) vErrors = [err61];
		else vErrors.push(err61);
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
const pattern5 = new RegExp("^/v2/images(\\?|$)", "u");
const pattern6 = new RegExp("^/v2/images\\?", "u");
function validate52(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
	let vErrors = null;
	let errors = 0;
	const evaluated0 = validate52.evaluated;
	if (evaluated0.dynamicProps) evaluated0.props = void 0;
	if (evaluated0.dynamicItems) evaluated0.items = void 0;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		for (const prop0 of schema19.required) if (data[prop0] === void 0) {
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
		if (data.images !== void 0) {
			let data0 = data.images;
			if (Array.isArray(data0)) {
				const len0 = data0.length;
				for (let i0 = 0; i0 < len0; i0++) if (!validate53(data0[i0], {
					instancePath: instancePath + "/images/" + i0,
					parentData: data0,
					parentDataProperty: i0,
					rootData,
					dynamicAnchors
				})) {
					vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors);
					errors = vErrors.length;
				}
			} else {
				const err1 = {
					instancePath: instancePath + "/images",
					schemaPath: "#/properties/images/type",
					keyword: "type",
					params: { type: "array" }
				};
				if (vErrors === null) vErrors = [err1];
				else vErrors.push(err1);
				errors++;
			}
		}
		if (data.first !== void 0) {
			let data2 = data.first;
			if (typeof data2 === "string") {
				if (!pattern5.test(data2)) {
					const err2 = {
						instancePath: instancePath + "/first",
						schemaPath: "#/properties/first/pattern",
						keyword: "pattern",
						params: { pattern: "^/v2/images(\\?|$)" }
					};
					if (vErrors === null) vErrors = [err2];
					else vErrors.push(err2);
					errors++;
				}
			} else {
				const err3 = {
					instancePath: instancePath + "/first",
					schemaPath: "#/properties/first/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err3];
				else vErrors.push(err3);
				errors++;
			}
		}
		if (data.next !== void 0) {
			let data3 = data.next;
			if (typeof data3 === "string") {
				if (!pattern6.test(data3)) {
					const err4 = {
						instancePath: instancePath + "/next",
						schemaPath: "#/properties/next/pattern",
						keyword: "pattern",
						params: { pattern: "^/v2/images\\?" }
					};
					if (vErrors === null) vErrors = [err4];
					else vErrors.push(err4);
					errors++;
				}
			} else {
				const err5 = {
					instancePath: instancePath + "/next",
					schemaPath: "#/properties/next/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err5];
				else vErrors.push(err5);
				errors++;
			}
		}
		if (data.schema !== void 0) {
			if (typeof data.schema !== "string") {
				const err6 = {
					instancePath: instancePath + "/schema",
					schemaPath: "#/properties/schema/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err6];
				else vErrors.push(err6);
				errors++;
			}
		}
	} else {
		const err7 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" }
		};
		if (vErrors === null) vErrors = [err7];
		else vErrors.push(err7);
		errors++;
	}
	validate52.errors = vErrors;
	return errors === 0;
}
validate52.evaluated = {
	"props": {
		"images": true,
		"first": true,
		"next": true,
		"schema": true
	},
	"dynamicProps": false,
	"dynamicItems": false
};
const Image = validate53;
const TimeFilter = validate55;
const pattern7 = new RegExp("^((eq|neq|gt|gte|lt|lte):)?\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d+)?(Z|[+-]([01]\\d|2[0-3]):[0-5]\\d)?$", "u");
function validate55(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
	let vErrors = null;
	let errors = 0;
	const evaluated0 = validate55.evaluated;
	if (evaluated0.dynamicProps) evaluated0.props = void 0;
	if (evaluated0.dynamicItems) evaluated0.items = void 0;
	if (typeof data === "string") {
		if (!pattern7.test(data)) {
			const err0 = {
				instancePath,
				schemaPath: "#/pattern",
				keyword: "pattern",
				params: { pattern: "^((eq|neq|gt|gte|lt|lte):)?\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d+)?(Z|[+-]([01]\\d|2[0-3]):[0-5]\\d)?$" }
			};
			if (vErrors === null) vErrors = [err0];
			else vErrors.push(err0);
			errors++;
		}
	} else {
		const err1 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "string" }
		};
		if (vErrors === null) vErrors = [err1];
		else vErrors.push(err1);
		errors++;
	}
	validate55.errors = vErrors;
	return errors === 0;
}
validate55.evaluated = {
	"dynamicProps": false,
	"dynamicItems": false
};
const KeystoneError = validate56;
const schema22 = {
	"type": "object",
	"required": ["error"],
	"properties": { "error": {
		"type": "object",
		"required": [
			"code",
			"title",
			"message"
		],
		"properties": {
			"code": { "type": "integer" },
			"title": { "type": "string" },
			"message": { "type": "string" }
		}
	} }
};
function validate56(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
	let vErrors = null;
	let errors = 0;
	const evaluated0 = validate56.evaluated;
	if (evaluated0.dynamicProps) evaluated0.props = void 0;
	if (evaluated0.dynamicItems) evaluated0.items = void 0;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		if (data.error === void 0) {
			const err0 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "error" }
			};
			if (vErrors === null) vErrors = [err0];
			else vErrors.push(err0);
			errors++;
		}
		if (data.error !== void 0) {
			let data0 = data.error;
			if (data0 && typeof data0 == "object" && !Array.isArray(data0)) {
				for (const prop0 of schema22.properties.error.required) if (data0[prop0] === void 0) {
					const err1 = {
						instancePath: instancePath + "/error",
						schemaPath: "#/properties/error/required",
						keyword: "required",
						params: { missingProperty: prop0 }
					};
					if (vErrors === null) vErrors = [err1];
					else vErrors.push(err1);
					errors++;
				}
				if (data0.code !== void 0) {
					let data1 = data0.code;
					if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1))) {
						const err2 = {
							instancePath: instancePath + "/error/code",
							schemaPath: "#/properties/error/properties/code/type",
							keyword: "type",
							params: { type: "integer" }
						};
						if (vErrors === null) vErrors = [err2];
						else vErrors.push(err2);
						errors++;
					}
				}
				if (data0.title !== void 0) {
					if (typeof data0.title !== "string") {
						const err3 = {
							instancePath: instancePath + "/error/title",
							schemaPath: "#/properties/error/properties/title/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err3];
						else vErrors.push(err3);
						errors++;
					}
				}
				if (data0.message !== void 0) {
					if (typeof data0.message !== "string") {
						const err4 = {
							instancePath: instancePath + "/error/message",
							schemaPath: "#/properties/error/properties/message/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err4];
						else vErrors.push(err4);
						errors++;
					}
				}
			} else {
				const err5 = {
					instancePath: instancePath + "/error",
					schemaPath: "#/properties/error/type",
					keyword: "type",
					params: { type: "object" }
				};
				if (vErrors === null) vErrors = [err5];
				else vErrors.push(err5);
				errors++;
			}
		}
	} else {
		const err6 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" }
		};
		if (vErrors === null) vErrors = [err6];
		else vErrors.push(err6);
		errors++;
	}
	validate56.errors = vErrors;
	return errors === 0;
}
validate56.evaluated = {
	"props": { "error": true },
	"dynamicProps": false,
	"dynamicItems": false
};
const WebObError = validate57;
const schema23 = {
	"type": "object",
	"required": [
		"message",
		"code",
		"title"
	],
	"properties": {
		"message": { "type": "string" },
		"code": { "type": "string" },
		"title": { "type": "string" }
	}
};
function validate57(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
	let vErrors = null;
	let errors = 0;
	const evaluated0 = validate57.evaluated;
	if (evaluated0.dynamicProps) evaluated0.props = void 0;
	if (evaluated0.dynamicItems) evaluated0.items = void 0;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		for (const prop0 of schema23.required) if (data[prop0] === void 0) {
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
		if (data.message !== void 0) {
			if (typeof data.message !== "string") {
				const err1 = {
					instancePath: instancePath + "/message",
					schemaPath: "#/properties/message/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err1];
				else vErrors.push(err1);
				errors++;
			}
		}
		if (data.code !== void 0) {
			if (typeof data.code !== "string") {
				const err2 = {
					instancePath: instancePath + "/code",
					schemaPath: "#/properties/code/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err2];
				else vErrors.push(err2);
				errors++;
			}
		}
		if (data.title !== void 0) {
			if (typeof data.title !== "string") {
				const err3 = {
					instancePath: instancePath + "/title",
					schemaPath: "#/properties/title/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err3];
				else vErrors.push(err3);
				errors++;
			}
		}
	} else {
		const err4 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" }
		};
		if (vErrors === null) vErrors = [err4];
		else vErrors.push(err4);
		errors++;
	}
	validate57.errors = vErrors;
	return errors === 0;
}
validate57.evaluated = {
	"props": {
		"message": true,
		"code": true,
		"title": true
	},
	"dynamicProps": false,
	"dynamicItems": false
};
const ImageListQuery = validate58;
const schema24 = {
	"type": "object",
	"required": [],
	"properties": {
		"limit": {
			"type": "integer",
			"minimum": 0
		},
		"marker": {
			"type": "string",
			"format": "uuid"
		},
		"visibility": {
			"type": "string",
			"enum": [
				"public",
				"private",
				"shared",
				"community",
				"all"
			]
		},
		"os_type": {
			"type": "string",
			"enum": ["linux", "windows"]
		},
		"sort": {
			"type": "array",
			"minItems": 1,
			"items": {
				"type": "string",
				"enum": [
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
				]
			}
		},
		"sort_key": {
			"type": "array",
			"minItems": 1,
			"items": {
				"type": "string",
				"enum": [
					"name",
					"status",
					"container_format",
					"disk_format",
					"size",
					"id",
					"created_at",
					"updated_at"
				]
			}
		},
		"sort_dir": {
			"type": "array",
			"minItems": 1,
			"items": {
				"type": "string",
				"enum": ["asc", "desc"]
			}
		},
		"name": { "type": "string" },
		"status": { "type": "string" },
		"size_min": { "type": "integer" },
		"size_max": { "type": "integer" },
		"created_at": { "$ref": "TimeFilter" },
		"updated_at": { "$ref": "TimeFilter" },
		"owner": { "type": "string" },
		"os_hidden": { "type": "boolean" },
		"protected": { "type": "boolean" },
		"member_status": {
			"type": "string",
			"enum": [
				"accepted",
				"pending",
				"rejected",
				"all"
			]
		},
		"tag": {
			"type": "array",
			"minItems": 1,
			"items": { "type": "string" }
		},
		"id": { "type": "string" },
		"container_format": { "type": "string" },
		"disk_format": { "type": "string" },
		"checksum": { "type": "string" },
		"os_hash_value": { "type": "string" }
	},
	"additionalProperties": { "type": "string" },
	"dependentSchemas": { "sort": { "properties": {
		"sort_key": false,
		"sort_dir": false
	} } }
};
function validate58(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
	let vErrors = null;
	let errors = 0;
	const evaluated0 = validate58.evaluated;
	if (evaluated0.dynamicProps) evaluated0.props = void 0;
	if (evaluated0.dynamicItems) evaluated0.items = void 0;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		for (const key0 in data) if (!func2.call(schema24.properties, key0)) {
			if (typeof data[key0] !== "string") {
				const err0 = {
					instancePath: instancePath + "/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),
					schemaPath: "#/additionalProperties/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err0];
				else vErrors.push(err0);
				errors++;
			}
		}
		if (data.limit !== void 0) {
			let data1 = data.limit;
			if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1))) {
				const err1 = {
					instancePath: instancePath + "/limit",
					schemaPath: "#/properties/limit/type",
					keyword: "type",
					params: { type: "integer" }
				};
				if (vErrors === null) vErrors = [err1];
				else vErrors.push(err1);
				errors++;
			}
			if (typeof data1 == "number" && isFinite(data1)) {
				if (data1 < 0 || isNaN(data1)) {
					const err2 = {
						instancePath: instancePath + "/limit",
						schemaPath: "#/properties/limit/minimum",
						keyword: "minimum",
						params: {
							comparison: ">=",
							limit: 0
						}
					};
					if (vErrors === null) vErrors = [err2];
					else vErrors.push(err2);
					errors++;
				}
			}
		}
		if (data.marker !== void 0) {
			let data2 = data.marker;
			if (typeof data2 === "string") {
				if (!formats0.test(data2)) {
					const err3 = {
						instancePath: instancePath + "/marker",
						schemaPath: "#/properties/marker/format",
						keyword: "format",
						params: { format: "uuid" }
					};
					if (vErrors === null) vErrors = [err3];
					else vErrors.push(err3);
					errors++;
				}
			} else {
				const err4 = {
					instancePath: instancePath + "/marker",
					schemaPath: "#/properties/marker/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err4];
				else vErrors.push(err4);
				errors++;
			}
		}
		if (data.visibility !== void 0) {
			let data3 = data.visibility;
			if (typeof data3 !== "string") {
				const err5 = {
					instancePath: instancePath + "/visibility",
					schemaPath: "#/properties/visibility/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err5];
				else vErrors.push(err5);
				errors++;
			}
			let valid2 = false;
			for (const v0 of schema24.properties.visibility.enum) if (func0(data3, v0)) {
				valid2 = true;
				break;
			}
			if (!valid2) {
				const err6 = {
					instancePath: instancePath + "/visibility",
					schemaPath: "#/properties/visibility/enum",
					keyword: "enum",
					params: { allowedValues: schema24.properties.visibility.enum }
				};
				if (vErrors === null) vErrors = [err6];
				else vErrors.push(err6);
				errors++;
			}
		}
		if (data.os_type !== void 0) {
			let data4 = data.os_type;
			if (typeof data4 !== "string") {
				const err7 = {
					instancePath: instancePath + "/os_type",
					schemaPath: "#/properties/os_type/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err7];
				else vErrors.push(err7);
				errors++;
			}
			let valid3 = false;
			for (const v1 of schema24.properties.os_type.enum) if (func0(data4, v1)) {
				valid3 = true;
				break;
			}
			if (!valid3) {
				const err8 = {
					instancePath: instancePath + "/os_type",
					schemaPath: "#/properties/os_type/enum",
					keyword: "enum",
					params: { allowedValues: schema24.properties.os_type.enum }
				};
				if (vErrors === null) vErrors = [err8];
				else vErrors.push(err8);
				errors++;
			}
		}
		if (data.sort !== void 0) {
			let data5 = data.sort;
			if (Array.isArray(data5)) {
				if (data5.length < 1) {
					const err9 = {
						instancePath: instancePath + "/sort",
						schemaPath: "#/properties/sort/minItems",
						keyword: "minItems",
						params: { limit: 1 }
					};
					if (vErrors === null) vErrors = [err9];
					else vErrors.push(err9);
					errors++;
				}
				const len0 = data5.length;
				for (let i0 = 0; i0 < len0; i0++) {
					let data6 = data5[i0];
					if (typeof data6 !== "string") {
						const err10 = {
							instancePath: instancePath + "/sort/" + i0,
							schemaPath: "#/properties/sort/items/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err10];
						else vErrors.push(err10);
						errors++;
					}
					let valid6 = false;
					for (const v2 of schema24.properties.sort.items.enum) if (func0(data6, v2)) {
						valid6 = true;
						break;
					}
					if (!valid6) {
						const err11 = {
							instancePath: instancePath + "/sort/" + i0,
							schemaPath: "#/properties/sort/items/enum",
							keyword: "enum",
							params: { allowedValues: schema24.properties.sort.items.enum }
						};
						if (vErrors === null) vErrors = [err11];
						else vErrors.push(err11);
						errors++;
					}
				}
			} else {
				const err12 = {
					instancePath: instancePath + "/sort",
					schemaPath: "#/properties/sort/type",
					keyword: "type",
					params: { type: "array" }
				};
				if (vErrors === null) vErrors = [err12];
				else vErrors.push(err12);
				errors++;
			}
		}
		if (data.sort_key !== void 0) {
			let data7 = data.sort_key;
			if (Array.isArray(data7)) {
				if (data7.length < 1) {
					const err13 = {
						instancePath: instancePath + "/sort_key",
						schemaPath: "#/properties/sort_key/minItems",
						keyword: "minItems",
						params: { limit: 1 }
					};
					if (vErrors === null) vErrors = [err13];
					else vErrors.push(err13);
					errors++;
				}
				const len1 = data7.length;
				for (let i1 = 0; i1 < len1; i1++) {
					let data8 = data7[i1];
					if (typeof data8 !== "string") {
						const err14 = {
							instancePath: instancePath + "/sort_key/" + i1,
							schemaPath: "#/properties/sort_key/items/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err14];
						else vErrors.push(err14);
						errors++;
					}
					let valid9 = false;
					for (const v3 of schema24.properties.sort_key.items.enum) if (func0(data8, v3)) {
						valid9 = true;
						break;
					}
					if (!valid9) {
						const err15 = {
							instancePath: instancePath + "/sort_key/" + i1,
							schemaPath: "#/properties/sort_key/items/enum",
							keyword: "enum",
							params: { allowedValues: schema24.properties.sort_key.items.enum }
						};
						if (vErrors === null) vErrors = [err15];
						else vErrors.push(err15);
						errors++;
					}
				}
			} else {
				const err16 = {
					instancePath: instancePath + "/sort_key",
					schemaPath: "#/properties/sort_key/type",
					keyword: "type",
					params: { type: "array" }
				};
				if (vErrors === null) vErrors = [err16];
				else vErrors.push(err16);
				errors++;
			}
		}
		if (data.sort_dir !== void 0) {
			let data9 = data.sort_dir;
			if (Array.isArray(data9)) {
				if (data9.length < 1) {
					const err17 = {
						instancePath: instancePath + "/sort_dir",
						schemaPath: "#/properties/sort_dir/minItems",
						keyword: "minItems",
						params: { limit: 1 }
					};
					if (vErrors === null) vErrors = [err17];
					else vErrors.push(err17);
					errors++;
				}
				const len2 = data9.length;
				for (let i2 = 0; i2 < len2; i2++) {
					let data10 = data9[i2];
					if (typeof data10 !== "string") {
						const err18 = {
							instancePath: instancePath + "/sort_dir/" + i2,
							schemaPath: "#/properties/sort_dir/items/type",
							keyword: "type",
							params: { type: "string" }
						};
						if (vErrors === null) vErrors = [err18];
						else vErrors.push(err18);
						errors++;
					}
					let valid12 = false;
					for (const v4 of schema24.properties.sort_dir.items.enum) if (func0(data10, v4)) {
						valid12 = true;
						break;
					}
					if (!valid12) {
						const err19 = {
							instancePath: instancePath + "/sort_dir/" + i2,
							schemaPath: "#/properties/sort_dir/items/enum",
							keyword: "enum",
							params: { allowedValues: schema24.properties.sort_dir.items.enum }
						};
						if (vErrors === null) vErrors = [err19];
						else vErrors.push(err19);
						errors++;
					}
				}
			} else {
				const err20 = {
					instancePath: instancePath + "/sort_dir",
					schemaPath: "#/properties/sort_dir/type",
					keyword: "type",
					params: { type: "array" }
				};
				if (vErrors === null) vErrors = [err20];
				else vErrors.push(err20);
				errors++;
			}
		}
		if (data.name !== void 0) {
			if (typeof data.name !== "string") {
				const err21 = {
					instancePath: instancePath + "/name",
					schemaPath: "#/properties/name/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err21];
				else vErrors.push(err21);
				errors++;
			}
		}
		if (data.status !== void 0) {
			if (typeof data.status !== "string") {
				const err22 = {
					instancePath: instancePath + "/status",
					schemaPath: "#/properties/status/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err22];
				else vErrors.push(err22);
				errors++;
			}
		}
		if (data.size_min !== void 0) {
			let data13 = data.size_min;
			if (!(typeof data13 == "number" && !(data13 % 1) && !isNaN(data13) && isFinite(data13))) {
				const err23 = {
					instancePath: instancePath + "/size_min",
					schemaPath: "#/properties/size_min/type",
					keyword: "type",
					params: { type: "integer" }
				};
				if (vErrors === null) vErrors = [err23];
				else vErrors.push(err23);
				errors++;
			}
		}
		if (data.size_max !== void 0) {
			let data14 = data.size_max;
			if (!(typeof data14 == "number" && !(data14 % 1) && !isNaN(data14) && isFinite(data14))) {
				const err24 = {
					instancePath: instancePath + "/size_max",
					schemaPath: "#/properties/size_max/type",
					keyword: "type",
					params: { type: "integer" }
				};
				if (vErrors === null) vErrors = [err24];
				else vErrors.push(err24);
				errors++;
			}
		}
		if (data.created_at !== void 0) {
			if (!validate55(data.created_at, {
				instancePath: instancePath + "/created_at",
				parentData: data,
				parentDataProperty: "created_at",
				rootData,
				dynamicAnchors
			})) {
				vErrors = vErrors === null ? validate55.errors : vErrors.concat(validate55.errors);
				errors = vErrors.length;
			}
		}
		if (data.updated_at !== void 0) {
			if (!validate55(data.updated_at, {
				instancePath: instancePath + "/updated_at",
				parentData: data,
				parentDataProperty: "updated_at",
				rootData,
				dynamicAnchors
			})) {
				vErrors = vErrors === null ? validate55.errors : vErrors.concat(validate55.errors);
				errors = vErrors.length;
			}
		}
		if (data.owner !== void 0) {
			if (typeof data.owner !== "string") {
				const err25 = {
					instancePath: instancePath + "/owner",
					schemaPath: "#/properties/owner/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err25];
				else vErrors.push(err25);
				errors++;
			}
		}
		if (data.os_hidden !== void 0) {
			if (typeof data.os_hidden !== "boolean") {
				const err26 = {
					instancePath: instancePath + "/os_hidden",
					schemaPath: "#/properties/os_hidden/type",
					keyword: "type",
					params: { type: "boolean" }
				};
				if (vErrors === null) vErrors = [err26];
				else vErrors.push(err26);
				errors++;
			}
		}
		if (data.protected !== void 0) {
			if (typeof data.protected !== "boolean") {
				const err27 = {
					instancePath: instancePath + "/protected",
					schemaPath: "#/properties/protected/type",
					keyword: "type",
					params: { type: "boolean" }
				};
				if (vErrors === null) vErrors = [err27];
				else vErrors.push(err27);
				errors++;
			}
		}
		if (data.member_status !== void 0) {
			let data20 = data.member_status;
			if (typeof data20 !== "string") {
				const err28 = {
					instancePath: instancePath + "/member_status",
					schemaPath: "#/properties/member_status/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err28];
				else vErrors.push(err28);
				errors++;
			}
			let valid13 = false;
			for (const v5 of schema24.properties.member_status.enum) if (func0(data20, v5)) {
				valid13 = true;
				break;
			}
			if (!valid13) {
				const err29 = {
					instancePath: instancePath + "/member_status",
					schemaPath: "#/properties/member_status/enum",
					keyword: "enum",
					params: { allowedValues: schema24.properties.member_status.enum }
				};
				if (vErrors === null) vErrors = [err29];
				else vErrors.push(err29);
				errors++;
			}
		}
		if (data.tag !== void 0) {
			let data21 = data.tag;
			if (Array.isArray(data21)) {
				if (data21.length < 1) {
					const err30 = {
						instancePath: instancePath + "/tag",
						schemaPath: "#/properties/tag/minItems",
						keyword: "minItems",
						params: { limit: 1 }
					};
					if (vErrors === null) vErrors = [err30];
					else vErrors.push(err30);
					errors++;
				}
				const len3 = data21.length;
				for (let i3 = 0; i3 < len3; i3++) if (typeof data21[i3] !== "string") {
					const err31 = {
						instancePath: instancePath + "/tag/" + i3,
						schemaPath: "#/properties/tag/items/type",
						keyword: "type",
						params: { type: "string" }
					};
					if (vErrors === null) vErrors = [err31];
					else vErrors.push(err31);
					errors++;
				}
			} else {
				const err32 = {
					instancePath: instancePath + "/tag",
					schemaPath: "#/properties/tag/type",
					keyword: "type",
					params: { type: "array" }
				};
				if (vErrors === null) vErrors = [err32];
				else vErrors.push(err32);
				errors++;
			}
		}
		if (data.id !== void 0) {
			if (typeof data.id !== "string") {
				const err33 = {
					instancePath: instancePath + "/id",
					schemaPath: "#/properties/id/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err33];
				else vErrors.push(err33);
				errors++;
			}
		}
		if (data.container_format !== void 0) {
			if (typeof data.container_format !== "string") {
				const err34 = {
					instancePath: instancePath + "/container_format",
					schemaPath: "#/properties/container_format/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err34];
				else vErrors.push(err34);
				errors++;
			}
		}
		if (data.disk_format !== void 0) {
			if (typeof data.disk_format !== "string") {
				const err35 = {
					instancePath: instancePath + "/disk_format",
					schemaPath: "#/properties/disk_format/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err35];
				else vErrors.push(err35);
				errors++;
			}
		}
		if (data.checksum !== void 0) {
			if (typeof data.checksum !== "string") {
				const err36 = {
					instancePath: instancePath + "/checksum",
					schemaPath: "#/properties/checksum/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err36];
				else vErrors.push(err36);
				errors++;
			}
		}
		if (data.os_hash_value !== void 0) {
			if (typeof data.os_hash_value !== "string") {
				const err37 = {
					instancePath: instancePath + "/os_hash_value",
					schemaPath: "#/properties/os_hash_value/type",
					keyword: "type",
					params: { type: "string" }
				};
				if (vErrors === null) vErrors = [err37];
				else vErrors.push(err37);
				errors++;
			}
		}
		if (data.sort !== void 0) {
			if (data && typeof data == "object" && !Array.isArray(data)) {
				if (data.sort_key !== void 0) {
					const err38 = {
						instancePath: instancePath + "/sort_key",
						schemaPath: "#/dependentSchemas/sort/properties/sort_key/false schema",
						keyword: "false schema",
						params: {}
					};
					if (vErrors === null) vErrors = [err38];
					else vErrors.push(err38);
					errors++;
				}
				if (data.sort_dir !== void 0) {
					const err39 = {
						instancePath: instancePath + "/sort_dir",
						schemaPath: "#/dependentSchemas/sort/properties/sort_dir/false schema",
						keyword: "false schema",
						params: {}
					};
					if (vErrors === null) vErrors = [err39];
					else vErrors.push(err39);
					errors++;
				}
			}
		}
	} else {
		const err40 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" }
		};
		if (vErrors === null) vErrors = [err40];
		else vErrors.push(err40);
		errors++;
	}
	validate58.errors = vErrors;
	return errors === 0;
}
validate58.evaluated = {
	"props": true,
	"dynamicProps": false,
	"dynamicItems": false
};

// ../document/source/json.ts
function isObject(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
/**
* The member of an object, or the element of an array if the name is an index such as `0`.
*
* Undefined if there is none. Reads own members only, so `constructor` of an empty object is undefined.
*/
function member(value, name) {
	if (Array.isArray(value)) return /^(0|[1-9]\d*)$/.test(name) ? value[Number(name)] : void 0;
	return isObject(value) && Object.hasOwn(value, name) ? value[name] : void 0;
}
/** The elements of an array. Empty for any other value. */
function elements(value) {
	return Array.isArray(value) ? value : [];
}

// ../document/source/pointer.ts
/** The reference tokens of a pointer, unescaped: `['a/b', '0']` for `/a~1b/0`. */
function parsePointer(pointer) {
	return pointer.split("/").slice(1).map((token) => token.includes("~") ? token.replaceAll("~1", "/").replaceAll("~0", "~") : token);
}
/** The value at a pointer, or undefined if there is none. */
function valueAt(root, pointer) {
	return parsePointer(pointer).reduce(member, root);
}

// ../document/source/excerpt.ts
/** A value in a few words, for a message: an object or array by its kind, any other as JSON of at most 80 characters. */
function excerpt(value) {
	if (typeof value === "object" && value !== null) return Array.isArray(value) ? `an array of ${value.length}` : "an object";
	const json = typeof value === "bigint" ? `${value}n` : JSON.stringify(value) ?? String(value);
	return json.length > 80 ? `${json.slice(0, 79)}…` : json;
}

// ../document/source/wrong-value.ts
/**
* The value that an error of a schema is about, in a few words. Of an array with duplicates, it is one of them, with its
* indexes.
*/
function wrongValue({ keyword, params }, value) {
	if (keyword !== "uniqueItems") return excerpt(value);
	const [earlier = 0, later = 0] = [params["i"], params["j"]].map(Number).sort((a, b) => a - b);
	return `${excerpt(elements(value)[later])} at ${earlier} and ${later}`;
}

// source/validator.ts
/** A {@link Validator} that uses a compiled schema. */
function validator(compiled) {
	return (value) => {
		if (compiled(value)) return {
			valid: true,
			value
		};
		const [first, ...others] = withoutAlternatives(compiled.errors ?? []).map((error) => violationOf(error, value));
		return {
			valid: false,
			violations: [first, ...others]
		};
	};
}
/** Merges the errors of the alternatives of an `anyOf`, which precede its own error, into that error. */
function withoutAlternatives(errors) {
	const kept = [];
	for (const error of errors) {
		if (error.keyword !== "anyOf") {
			kept.push(error);
			continue;
		}
		const types = [];
		for (let last = kept.at(-1); last && isWithin(last.instancePath, error.instancePath); last = kept.at(-1)) {
			if (last.instancePath === error.instancePath && last.keyword === "type") types.unshift(last.params["type"]);
			kept.pop();
		}
		kept.push(types.length > 0 ? {
			...error,
			keyword: "type",
			params: { type: [...new Set(types.flat())] }
		} : error);
	}
	return kept;
}
function isWithin(path, ancestor) {
	return path === ancestor || path.startsWith(`${ancestor}/`);
}
function violationOf(error, value) {
	const { instancePath: path } = error;
	return {
		path,
		message: `${path || "The value"} ${requirementOf(error)}; given: ${wrongValue(error, valueAt(value, path))}.`
	};
}
/** What a keyword requires, in words. An unknown keyword is named with its parameters. */
function requirementOf({ keyword, params }) {
	switch (keyword) {
		case "type": return `must be ${[params["type"]].flat().join(" or ")}`;
		case "enum": return `must be one of ${params["allowedValues"].map((allowed) => JSON.stringify(allowed)).join(", ")}`;
		case "required": return `must have the property ${params["missingProperty"]}`;
		case "additionalProperties": return `must not have the property ${params["additionalProperty"]}`;
		case "format": return `must be a valid ${params["format"]}`;
		case "pattern": return `must match ${params["pattern"]}`;
		case "minimum":
		case "maximum":
		case "exclusiveMinimum":
		case "exclusiveMaximum": return `must be ${params["comparison"]} ${params["limit"]}`;
		case "minItems":
		case "maxItems": return `must have ${keyword === "minItems" ? "at least" : "at most"} ${params["limit"]} elements`;
		case "uniqueItems": return "must have no duplicates";
		case "false schema": return "must not be given here";
		case "anyOf": return "must match one of the allowed schemas";
		default: return `must satisfy ${keyword} ${JSON.stringify(params)}`;
	}
}

// \0virtual:entry
const validateImageList = /* @__PURE__ */ validator(ImageList);
const validateImage = /* @__PURE__ */ validator(Image);
const validateTimeFilter = /* @__PURE__ */ validator(TimeFilter);
const validateKeystoneError = /* @__PURE__ */ validator(KeystoneError);
const validateWebObError = /* @__PURE__ */ validator(WebObError);
const validateImageListQuery = /* @__PURE__ */ validator(ImageListQuery);

export { validateImage, validateImageList, validateImageListQuery, validateKeystoneError, validateTimeFilter, validateWebObError };