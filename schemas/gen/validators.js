// Made by schemas/gen/generate.ts from schemas/documents: run npm run gen, do not edit.
var __getOwnPropNames = Object.getOwnPropertyNames;
var __commonJS = (cb, mod) => function __require() {
  try {
    return mod || (0, cb[__getOwnPropNames(cb)[0]])((mod = { exports: {} }).exports, mod), mod.exports;
  } catch (e) {
    throw mod = 0, e;
  }
};

// node_modules/ajv/dist/runtime/ucs2length.js
var require_ucs2length = __commonJS({
  "node_modules/ajv/dist/runtime/ucs2length.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    function ucs2length(str) {
      const len = str.length;
      let length = 0;
      let pos = 0;
      let value;
      while (pos < len) {
        length++;
        value = str.charCodeAt(pos++);
        if (value >= 55296 && value <= 56319 && pos < len) {
          value = str.charCodeAt(pos);
          if ((value & 64512) === 56320)
            pos++;
        }
      }
      return length;
    }
    exports.default = ucs2length;
    ucs2length.code = 'require("ajv/dist/runtime/ucs2length").default';
  }
});

// node_modules/fast-deep-equal/index.js
var require_fast_deep_equal = __commonJS({
  "node_modules/fast-deep-equal/index.js"(exports, module) {
    "use strict";
    module.exports = function equal(a, b) {
      if (a === b) return true;
      if (a && b && typeof a == "object" && typeof b == "object") {
        if (a.constructor !== b.constructor) return false;
        var length, i, keys;
        if (Array.isArray(a)) {
          length = a.length;
          if (length != b.length) return false;
          for (i = length; i-- !== 0; )
            if (!equal(a[i], b[i])) return false;
          return true;
        }
        if (a.constructor === RegExp) return a.source === b.source && a.flags === b.flags;
        if (a.valueOf !== Object.prototype.valueOf) return a.valueOf() === b.valueOf();
        if (a.toString !== Object.prototype.toString) return a.toString() === b.toString();
        keys = Object.keys(a);
        length = keys.length;
        if (length !== Object.keys(b).length) return false;
        for (i = length; i-- !== 0; )
          if (!Object.prototype.hasOwnProperty.call(b, keys[i])) return false;
        for (i = length; i-- !== 0; ) {
          var key = keys[i];
          if (!equal(a[key], b[key])) return false;
        }
        return true;
      }
      return a !== a && b !== b;
    };
  }
});

// node_modules/ajv/dist/runtime/equal.js
var require_equal = __commonJS({
  "node_modules/ajv/dist/runtime/equal.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    var equal = require_fast_deep_equal();
    equal.code = 'require("ajv/dist/runtime/equal").default';
    exports.default = equal;
  }
});

// <stdin>
var AdminApi = validate20;
var schema31 = { "$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "https://hardpoint.dev/schemas/admin-api.schema.json", "title": "AdminApi", "description": "Request bodies of the admin API under /api/v1, by name: one property each, so that one validator serves all of them.", "type": "object", "additionalProperties": false, "properties": { "PlanRequest": { "$ref": "#/$defs/PlanRequest" }, "UpgradePlanRequest": { "$ref": "#/$defs/UpgradePlanRequest" }, "RollbackRequest": { "$ref": "#/$defs/RollbackRequest" }, "InstallRequest": { "$ref": "#/$defs/InstallRequest" }, "DisableRequest": { "$ref": "#/$defs/DisableRequest" }, "PinRequest": { "$ref": "#/$defs/PinRequest" }, "GrantRequest": { "$ref": "#/$defs/GrantRequest" }, "ConfigRequest": { "$ref": "#/$defs/ConfigRequest" }, "FeatureRequest": { "$ref": "#/$defs/FeatureRequest" }, "TokenRequest": { "$ref": "#/$defs/TokenRequest" }, "TrustRequest": { "$ref": "#/$defs/TrustRequest" }, "DistrustRequest": { "$ref": "#/$defs/DistrustRequest" }, "AcceptAdvisoryRequest": { "$ref": "#/$defs/AcceptAdvisoryRequest" }, "ReconsiderAdvisoryRequest": { "$ref": "#/$defs/ReconsiderAdvisoryRequest" } }, "$defs": { "Options": { "type": "object", "description": "options of one capability, checked against its own schema" }, "AcceptAdvisoryRequest": { "type": "object", "additionalProperties": false, "required": ["advisory", "reason"], "description": "POST /api/v1/audit/accept: runs what an advisory is about all the same", "properties": { "advisory": { "type": "string", "minLength": 1, "maxLength": 64, "description": "its id, as GET /api/v1/audit answers it" }, "reason": { "type": "string", "minLength": 1, "maxLength": 400, "pattern": "^[^\\p{Cc}]*$" } } }, "ReconsiderAdvisoryRequest": { "type": "object", "additionalProperties": false, "required": ["advisory"], "description": "POST /api/v1/audit/reconsider: takes that back", "properties": { "advisory": { "type": "string", "minLength": 1, "maxLength": 64 } } }, "PlanRequest": { "type": "object", "additionalProperties": false, "required": ["specs"], "description": "POST /api/v1/plugins/plan", "properties": { "specs": { "type": "array", "minItems": 1, "maxItems": 64, "items": { "type": "string", "minLength": 1, "maxLength": 256 }, "description": "treasury, acme.mail, acme.mail@^1.2.0" }, "allowDowngrade": { "type": "boolean", "default": false } } }, "UpgradePlanRequest": { "type": "object", "additionalProperties": false, "required": ["specs"], "description": "POST /api/v1/plugins/plan-upgrade: what POST /api/v1/plugins/plan answers, for what is installed; its plan is applied by POST /api/v1/plugins/install", "properties": { "specs": { "type": "array", "maxItems": 64, "items": { "type": "string", "minLength": 1, "maxLength": 256 }, "description": "treasury, acme.mail, acme.mail@^1.2.0; none: all" } } }, "RollbackRequest": { "type": "object", "additionalProperties": false, "required": ["plan"], "description": "POST /api/v1/plugins/:id/rollback", "properties": { "plan": { "type": "string", "minLength": 1, "maxLength": 128, "description": "id of what GET /api/v1/plugins/:id/rollback answered" }, "undo": { "type": "boolean", "description": "take back that the host went back by itself, as ?undo=true of that GET showed" } } }, "InstallRequest": { "type": "object", "additionalProperties": false, "required": ["plan", "consent"], "description": "POST /api/v1/plugins/install: the plan as it was answered, and what of it is consented to", "properties": { "plan": { "type": "object", "required": ["id", "tenantTier", "plugins", "needsConsent"], "description": "the answer of POST /api/v1/plugins/plan, unchanged; the host makes it again and compares", "properties": { "id": { "type": "string", "minLength": 1, "maxLength": 128 }, "tenantTier": { "enum": ["free", "pro", "enterprise"] }, "plugins": { "type": "array", "maxItems": 1024, "items": { "type": "object", "required": ["id", "version", "digest", "requested"], "properties": { "id": { "type": "string", "maxLength": 128 }, "version": { "type": "string", "maxLength": 64 }, "digest": { "type": "string", "pattern": "^[0-9a-f]{64}$" }, "requested": { "type": "boolean" } } } }, "needsConsent": { "type": "object", "additionalProperties": { "type": "array", "items": { "type": "string", "maxLength": 64 } } } } }, "consent": { "type": "object", "maxProperties": 1024, "description": "plugin id to names of capabilities as asked, or options that are narrower", "additionalProperties": { "anyOf": [{ "type": "array", "maxItems": 64, "items": { "type": "string", "maxLength": 64 } }, { "type": "object", "maxProperties": 64, "additionalProperties": { "$ref": "#/$defs/Options" } }] } } } }, "DisableRequest": { "type": "object", "additionalProperties": false, "description": "POST /api/v1/plugins/:id/disable", "properties": { "cascade": { "type": "boolean", "default": false, "description": "also what depends on it" }, "dryRun": { "type": "boolean", "default": false, "description": "answer what would be disabled, and change nothing" } } }, "PinRequest": { "type": "object", "additionalProperties": false, "description": "POST /api/v1/plugins/:id/pin", "properties": { "version": { "type": "string", "minLength": 1, "maxLength": 64, "description": "refused where another one is installed" } } }, "GrantRequest": { "type": "object", "additionalProperties": false, "required": ["capabilities"], "description": "PUT /api/v1/plugins/:id/grants: the whole grant; what is not listed is taken away", "properties": { "capabilities": { "type": "object", "maxProperties": 64, "additionalProperties": { "$ref": "#/$defs/Options" } } } }, "ConfigRequest": { "type": "object", "additionalProperties": false, "required": ["config"], "description": "PUT /api/v1/plugins/:id/config: all settings, valid by the plugin's own schema", "properties": { "config": { "type": "object", "maxProperties": 1e3 } } }, "FeatureRequest": { "description": "PUT /api/v1/features/:plugin/:feature: one change; enabled null takes a decision back", "oneOf": [{ "type": "object", "additionalProperties": false, "required": ["tier", "enabled"], "properties": { "tier": { "enum": ["free", "pro", "enterprise"] }, "enabled": { "enum": [true, false, null] } } }, { "type": "object", "additionalProperties": false, "required": ["tenant", "enabled"], "properties": { "tenant": { "type": "string", "minLength": 1, "maxLength": 64 }, "enabled": { "enum": [true, false, null] } } }, { "type": "object", "additionalProperties": false, "required": ["kill"], "properties": { "kill": { "type": "string", "minLength": 1, "maxLength": 400, "description": "why it is stopped for everyone" } } }, { "type": "object", "additionalProperties": false, "required": ["unkill"], "properties": { "unkill": { "const": true } } }] }, "TokenRequest": { "type": "object", "additionalProperties": false, "required": ["name", "roles"], "description": "POST /api/v1/tokens", "properties": { "name": { "type": "string", "minLength": 1, "maxLength": 80 }, "roles": { "type": "array", "minItems": 1, "maxItems": 2, "uniqueItems": true, "items": { "enum": ["member", "admin"] } } } }, "DistrustRequest": { "type": "object", "additionalProperties": false, "required": ["meant"], "description": "POST /api/v1/trust/remove: pinned keys that are not believed any more", "properties": { "meant": { "type": "string", "minLength": 1, "maxLength": 64, "description": "a publisher, a fingerprint (SHA256:...) or a public key" }, "dryRun": { "type": "boolean", "default": false } } }, "TrustRequest": { "type": "object", "additionalProperties": false, "required": ["publisher", "publicKey"], "description": "POST /api/v1/trust: a publisher's key besides those pinned", "properties": { "publisher": { "type": "string", "maxLength": 64, "pattern": "^[a-z][a-z0-9]*(-[a-z0-9]+)*$" }, "publicKey": { "type": "string", "pattern": "^[A-Za-z0-9+/]{43}=$" } } } } };
var schema42 = { "description": "PUT /api/v1/features/:plugin/:feature: one change; enabled null takes a decision back", "oneOf": [{ "type": "object", "additionalProperties": false, "required": ["tier", "enabled"], "properties": { "tier": { "enum": ["free", "pro", "enterprise"] }, "enabled": { "enum": [true, false, null] } } }, { "type": "object", "additionalProperties": false, "required": ["tenant", "enabled"], "properties": { "tenant": { "type": "string", "minLength": 1, "maxLength": 64 }, "enabled": { "enum": [true, false, null] } } }, { "type": "object", "additionalProperties": false, "required": ["kill"], "properties": { "kill": { "type": "string", "minLength": 1, "maxLength": 400, "description": "why it is stopped for everyone" } } }, { "type": "object", "additionalProperties": false, "required": ["unkill"], "properties": { "unkill": { "const": true } } }] };
var schema43 = { "type": "object", "additionalProperties": false, "required": ["name", "roles"], "description": "POST /api/v1/tokens", "properties": { "name": { "type": "string", "minLength": 1, "maxLength": 80 }, "roles": { "type": "array", "minItems": 1, "maxItems": 2, "uniqueItems": true, "items": { "enum": ["member", "admin"] } } } };
var func1 = Object.prototype.hasOwnProperty;
var func2 = require_ucs2length().default;
var func0 = require_equal().default;
var schema35 = { "type": "object", "additionalProperties": false, "required": ["plan", "consent"], "description": "POST /api/v1/plugins/install: the plan as it was answered, and what of it is consented to", "properties": { "plan": { "type": "object", "required": ["id", "tenantTier", "plugins", "needsConsent"], "description": "the answer of POST /api/v1/plugins/plan, unchanged; the host makes it again and compares", "properties": { "id": { "type": "string", "minLength": 1, "maxLength": 128 }, "tenantTier": { "enum": ["free", "pro", "enterprise"] }, "plugins": { "type": "array", "maxItems": 1024, "items": { "type": "object", "required": ["id", "version", "digest", "requested"], "properties": { "id": { "type": "string", "maxLength": 128 }, "version": { "type": "string", "maxLength": 64 }, "digest": { "type": "string", "pattern": "^[0-9a-f]{64}$" }, "requested": { "type": "boolean" } } } }, "needsConsent": { "type": "object", "additionalProperties": { "type": "array", "items": { "type": "string", "maxLength": 64 } } } } }, "consent": { "type": "object", "maxProperties": 1024, "description": "plugin id to names of capabilities as asked, or options that are narrower", "additionalProperties": { "anyOf": [{ "type": "array", "maxItems": 64, "items": { "type": "string", "maxLength": 64 } }, { "type": "object", "maxProperties": 64, "additionalProperties": { "$ref": "#/$defs/Options" } }] } } } };
var pattern4 = new RegExp("^[0-9a-f]{64}$", "u");
function validate21(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate21.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.plan === void 0 && (missing0 = "plan") || data.consent === void 0 && (missing0 = "consent")) {
        validate21.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }];
        return false;
      } else {
        const _errs1 = errors;
        for (const key0 in data) {
          if (!(key0 === "plan" || key0 === "consent")) {
            validate21.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }];
            return false;
            break;
          }
        }
        if (_errs1 === errors) {
          if (data.plan !== void 0) {
            let data0 = data.plan;
            const _errs2 = errors;
            if (errors === _errs2) {
              if (data0 && typeof data0 == "object" && !Array.isArray(data0)) {
                let missing1;
                if (data0.id === void 0 && (missing1 = "id") || data0.tenantTier === void 0 && (missing1 = "tenantTier") || data0.plugins === void 0 && (missing1 = "plugins") || data0.needsConsent === void 0 && (missing1 = "needsConsent")) {
                  validate21.errors = [{ instancePath: instancePath + "/plan", schemaPath: "#/properties/plan/required", keyword: "required", params: { missingProperty: missing1 }, message: "must have required property '" + missing1 + "'" }];
                  return false;
                } else {
                  if (data0.id !== void 0) {
                    let data1 = data0.id;
                    const _errs4 = errors;
                    if (errors === _errs4) {
                      if (typeof data1 === "string") {
                        if (func2(data1) > 128) {
                          validate21.errors = [{ instancePath: instancePath + "/plan/id", schemaPath: "#/properties/plan/properties/id/maxLength", keyword: "maxLength", params: { limit: 128 }, message: "must NOT have more than 128 characters" }];
                          return false;
                        } else {
                          if (func2(data1) < 1) {
                            validate21.errors = [{ instancePath: instancePath + "/plan/id", schemaPath: "#/properties/plan/properties/id/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                            return false;
                          }
                        }
                      } else {
                        validate21.errors = [{ instancePath: instancePath + "/plan/id", schemaPath: "#/properties/plan/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                        return false;
                      }
                    }
                    var valid1 = _errs4 === errors;
                  } else {
                    var valid1 = true;
                  }
                  if (valid1) {
                    if (data0.tenantTier !== void 0) {
                      let data2 = data0.tenantTier;
                      const _errs6 = errors;
                      if (!(data2 === "free" || data2 === "pro" || data2 === "enterprise")) {
                        validate21.errors = [{ instancePath: instancePath + "/plan/tenantTier", schemaPath: "#/properties/plan/properties/tenantTier/enum", keyword: "enum", params: { allowedValues: schema35.properties.plan.properties.tenantTier.enum }, message: "must be equal to one of the allowed values" }];
                        return false;
                      }
                      var valid1 = _errs6 === errors;
                    } else {
                      var valid1 = true;
                    }
                    if (valid1) {
                      if (data0.plugins !== void 0) {
                        let data3 = data0.plugins;
                        const _errs7 = errors;
                        if (errors === _errs7) {
                          if (Array.isArray(data3)) {
                            if (data3.length > 1024) {
                              validate21.errors = [{ instancePath: instancePath + "/plan/plugins", schemaPath: "#/properties/plan/properties/plugins/maxItems", keyword: "maxItems", params: { limit: 1024 }, message: "must NOT have more than 1024 items" }];
                              return false;
                            } else {
                              var valid2 = true;
                              const len0 = data3.length;
                              for (let i0 = 0; i0 < len0; i0++) {
                                let data4 = data3[i0];
                                const _errs9 = errors;
                                if (errors === _errs9) {
                                  if (data4 && typeof data4 == "object" && !Array.isArray(data4)) {
                                    let missing2;
                                    if (data4.id === void 0 && (missing2 = "id") || data4.version === void 0 && (missing2 = "version") || data4.digest === void 0 && (missing2 = "digest") || data4.requested === void 0 && (missing2 = "requested")) {
                                      validate21.errors = [{ instancePath: instancePath + "/plan/plugins/" + i0, schemaPath: "#/properties/plan/properties/plugins/items/required", keyword: "required", params: { missingProperty: missing2 }, message: "must have required property '" + missing2 + "'" }];
                                      return false;
                                    } else {
                                      if (data4.id !== void 0) {
                                        let data5 = data4.id;
                                        const _errs11 = errors;
                                        if (errors === _errs11) {
                                          if (typeof data5 === "string") {
                                            if (func2(data5) > 128) {
                                              validate21.errors = [{ instancePath: instancePath + "/plan/plugins/" + i0 + "/id", schemaPath: "#/properties/plan/properties/plugins/items/properties/id/maxLength", keyword: "maxLength", params: { limit: 128 }, message: "must NOT have more than 128 characters" }];
                                              return false;
                                            }
                                          } else {
                                            validate21.errors = [{ instancePath: instancePath + "/plan/plugins/" + i0 + "/id", schemaPath: "#/properties/plan/properties/plugins/items/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                            return false;
                                          }
                                        }
                                        var valid3 = _errs11 === errors;
                                      } else {
                                        var valid3 = true;
                                      }
                                      if (valid3) {
                                        if (data4.version !== void 0) {
                                          let data6 = data4.version;
                                          const _errs13 = errors;
                                          if (errors === _errs13) {
                                            if (typeof data6 === "string") {
                                              if (func2(data6) > 64) {
                                                validate21.errors = [{ instancePath: instancePath + "/plan/plugins/" + i0 + "/version", schemaPath: "#/properties/plan/properties/plugins/items/properties/version/maxLength", keyword: "maxLength", params: { limit: 64 }, message: "must NOT have more than 64 characters" }];
                                                return false;
                                              }
                                            } else {
                                              validate21.errors = [{ instancePath: instancePath + "/plan/plugins/" + i0 + "/version", schemaPath: "#/properties/plan/properties/plugins/items/properties/version/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                              return false;
                                            }
                                          }
                                          var valid3 = _errs13 === errors;
                                        } else {
                                          var valid3 = true;
                                        }
                                        if (valid3) {
                                          if (data4.digest !== void 0) {
                                            let data7 = data4.digest;
                                            const _errs15 = errors;
                                            if (errors === _errs15) {
                                              if (typeof data7 === "string") {
                                                if (!pattern4.test(data7)) {
                                                  validate21.errors = [{ instancePath: instancePath + "/plan/plugins/" + i0 + "/digest", schemaPath: "#/properties/plan/properties/plugins/items/properties/digest/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{64}$" }, message: 'must match pattern "^[0-9a-f]{64}$"' }];
                                                  return false;
                                                }
                                              } else {
                                                validate21.errors = [{ instancePath: instancePath + "/plan/plugins/" + i0 + "/digest", schemaPath: "#/properties/plan/properties/plugins/items/properties/digest/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                                return false;
                                              }
                                            }
                                            var valid3 = _errs15 === errors;
                                          } else {
                                            var valid3 = true;
                                          }
                                          if (valid3) {
                                            if (data4.requested !== void 0) {
                                              const _errs17 = errors;
                                              if (typeof data4.requested !== "boolean") {
                                                validate21.errors = [{ instancePath: instancePath + "/plan/plugins/" + i0 + "/requested", schemaPath: "#/properties/plan/properties/plugins/items/properties/requested/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }];
                                                return false;
                                              }
                                              var valid3 = _errs17 === errors;
                                            } else {
                                              var valid3 = true;
                                            }
                                          }
                                        }
                                      }
                                    }
                                  } else {
                                    validate21.errors = [{ instancePath: instancePath + "/plan/plugins/" + i0, schemaPath: "#/properties/plan/properties/plugins/items/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                                    return false;
                                  }
                                }
                                var valid2 = _errs9 === errors;
                                if (!valid2) {
                                  break;
                                }
                              }
                            }
                          } else {
                            validate21.errors = [{ instancePath: instancePath + "/plan/plugins", schemaPath: "#/properties/plan/properties/plugins/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
                            return false;
                          }
                        }
                        var valid1 = _errs7 === errors;
                      } else {
                        var valid1 = true;
                      }
                      if (valid1) {
                        if (data0.needsConsent !== void 0) {
                          let data9 = data0.needsConsent;
                          const _errs19 = errors;
                          if (errors === _errs19) {
                            if (data9 && typeof data9 == "object" && !Array.isArray(data9)) {
                              for (const key1 in data9) {
                                let data10 = data9[key1];
                                const _errs22 = errors;
                                if (errors === _errs22) {
                                  if (Array.isArray(data10)) {
                                    var valid5 = true;
                                    const len1 = data10.length;
                                    for (let i1 = 0; i1 < len1; i1++) {
                                      let data11 = data10[i1];
                                      const _errs24 = errors;
                                      if (errors === _errs24) {
                                        if (typeof data11 === "string") {
                                          if (func2(data11) > 64) {
                                            validate21.errors = [{ instancePath: instancePath + "/plan/needsConsent/" + key1.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + i1, schemaPath: "#/properties/plan/properties/needsConsent/additionalProperties/items/maxLength", keyword: "maxLength", params: { limit: 64 }, message: "must NOT have more than 64 characters" }];
                                            return false;
                                          }
                                        } else {
                                          validate21.errors = [{ instancePath: instancePath + "/plan/needsConsent/" + key1.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + i1, schemaPath: "#/properties/plan/properties/needsConsent/additionalProperties/items/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                          return false;
                                        }
                                      }
                                      var valid5 = _errs24 === errors;
                                      if (!valid5) {
                                        break;
                                      }
                                    }
                                  } else {
                                    validate21.errors = [{ instancePath: instancePath + "/plan/needsConsent/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/plan/properties/needsConsent/additionalProperties/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
                                    return false;
                                  }
                                }
                                var valid4 = _errs22 === errors;
                                if (!valid4) {
                                  break;
                                }
                              }
                            } else {
                              validate21.errors = [{ instancePath: instancePath + "/plan/needsConsent", schemaPath: "#/properties/plan/properties/needsConsent/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                              return false;
                            }
                          }
                          var valid1 = _errs19 === errors;
                        } else {
                          var valid1 = true;
                        }
                      }
                    }
                  }
                }
              } else {
                validate21.errors = [{ instancePath: instancePath + "/plan", schemaPath: "#/properties/plan/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                return false;
              }
            }
            var valid0 = _errs2 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.consent !== void 0) {
              let data12 = data.consent;
              const _errs26 = errors;
              if (errors === _errs26) {
                if (data12 && typeof data12 == "object" && !Array.isArray(data12)) {
                  if (Object.keys(data12).length > 1024) {
                    validate21.errors = [{ instancePath: instancePath + "/consent", schemaPath: "#/properties/consent/maxProperties", keyword: "maxProperties", params: { limit: 1024 }, message: "must NOT have more than 1024 properties" }];
                    return false;
                  } else {
                    for (const key2 in data12) {
                      let data13 = data12[key2];
                      const _errs29 = errors;
                      const _errs30 = errors;
                      let valid7 = false;
                      const _errs31 = errors;
                      if (errors === _errs31) {
                        if (Array.isArray(data13)) {
                          if (data13.length > 64) {
                            const err0 = { instancePath: instancePath + "/consent/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/consent/additionalProperties/anyOf/0/maxItems", keyword: "maxItems", params: { limit: 64 }, message: "must NOT have more than 64 items" };
                            if (vErrors === null) {
                              vErrors = [err0];
                            } else {
                              vErrors.push(err0);
                            }
                            errors++;
                          } else {
                            var valid8 = true;
                            const len2 = data13.length;
                            for (let i2 = 0; i2 < len2; i2++) {
                              let data14 = data13[i2];
                              const _errs33 = errors;
                              if (errors === _errs33) {
                                if (typeof data14 === "string") {
                                  if (func2(data14) > 64) {
                                    const err1 = { instancePath: instancePath + "/consent/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + i2, schemaPath: "#/properties/consent/additionalProperties/anyOf/0/items/maxLength", keyword: "maxLength", params: { limit: 64 }, message: "must NOT have more than 64 characters" };
                                    if (vErrors === null) {
                                      vErrors = [err1];
                                    } else {
                                      vErrors.push(err1);
                                    }
                                    errors++;
                                  }
                                } else {
                                  const err2 = { instancePath: instancePath + "/consent/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + i2, schemaPath: "#/properties/consent/additionalProperties/anyOf/0/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                                  if (vErrors === null) {
                                    vErrors = [err2];
                                  } else {
                                    vErrors.push(err2);
                                  }
                                  errors++;
                                }
                              }
                              var valid8 = _errs33 === errors;
                              if (!valid8) {
                                break;
                              }
                            }
                          }
                        } else {
                          const err3 = { instancePath: instancePath + "/consent/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/consent/additionalProperties/anyOf/0/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                          if (vErrors === null) {
                            vErrors = [err3];
                          } else {
                            vErrors.push(err3);
                          }
                          errors++;
                        }
                      }
                      var _valid0 = _errs31 === errors;
                      valid7 = valid7 || _valid0;
                      const _errs35 = errors;
                      if (errors === _errs35) {
                        if (data13 && typeof data13 == "object" && !Array.isArray(data13)) {
                          if (Object.keys(data13).length > 64) {
                            const err4 = { instancePath: instancePath + "/consent/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/consent/additionalProperties/anyOf/1/maxProperties", keyword: "maxProperties", params: { limit: 64 }, message: "must NOT have more than 64 properties" };
                            if (vErrors === null) {
                              vErrors = [err4];
                            } else {
                              vErrors.push(err4);
                            }
                            errors++;
                          } else {
                            for (const key3 in data13) {
                              let data15 = data13[key3];
                              const _errs38 = errors;
                              if (!(data15 && typeof data15 == "object" && !Array.isArray(data15))) {
                                const err5 = { instancePath: instancePath + "/consent/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/$defs/Options/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                                if (vErrors === null) {
                                  vErrors = [err5];
                                } else {
                                  vErrors.push(err5);
                                }
                                errors++;
                              }
                              var valid9 = _errs38 === errors;
                              if (!valid9) {
                                break;
                              }
                            }
                          }
                        } else {
                          const err6 = { instancePath: instancePath + "/consent/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/consent/additionalProperties/anyOf/1/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                          if (vErrors === null) {
                            vErrors = [err6];
                          } else {
                            vErrors.push(err6);
                          }
                          errors++;
                        }
                      }
                      var _valid0 = _errs35 === errors;
                      valid7 = valid7 || _valid0;
                      if (!valid7) {
                        const err7 = { instancePath: instancePath + "/consent/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/consent/additionalProperties/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
                        if (vErrors === null) {
                          vErrors = [err7];
                        } else {
                          vErrors.push(err7);
                        }
                        errors++;
                        validate21.errors = vErrors;
                        return false;
                      } else {
                        errors = _errs30;
                        if (vErrors !== null) {
                          if (_errs30) {
                            vErrors.length = _errs30;
                          } else {
                            vErrors = null;
                          }
                        }
                      }
                      var valid6 = _errs29 === errors;
                      if (!valid6) {
                        break;
                      }
                    }
                  }
                } else {
                  validate21.errors = [{ instancePath: instancePath + "/consent", schemaPath: "#/properties/consent/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                  return false;
                }
              }
              var valid0 = _errs26 === errors;
            } else {
              var valid0 = true;
            }
          }
        }
      }
    } else {
      validate21.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
      return false;
    }
  }
  validate21.errors = vErrors;
  return errors === 0;
}
validate21.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate23(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate23.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.capabilities === void 0 && (missing0 = "capabilities")) {
        validate23.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }];
        return false;
      } else {
        const _errs1 = errors;
        for (const key0 in data) {
          if (!(key0 === "capabilities")) {
            validate23.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }];
            return false;
            break;
          }
        }
        if (_errs1 === errors) {
          if (data.capabilities !== void 0) {
            let data0 = data.capabilities;
            const _errs2 = errors;
            if (errors === _errs2) {
              if (data0 && typeof data0 == "object" && !Array.isArray(data0)) {
                if (Object.keys(data0).length > 64) {
                  validate23.errors = [{ instancePath: instancePath + "/capabilities", schemaPath: "#/properties/capabilities/maxProperties", keyword: "maxProperties", params: { limit: 64 }, message: "must NOT have more than 64 properties" }];
                  return false;
                } else {
                  for (const key1 in data0) {
                    let data1 = data0[key1];
                    const _errs5 = errors;
                    if (!(data1 && typeof data1 == "object" && !Array.isArray(data1))) {
                      validate23.errors = [{ instancePath: instancePath + "/capabilities/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/$defs/Options/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                      return false;
                    }
                    var valid1 = _errs5 === errors;
                    if (!valid1) {
                      break;
                    }
                  }
                }
              } else {
                validate23.errors = [{ instancePath: instancePath + "/capabilities", schemaPath: "#/properties/capabilities/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                return false;
              }
            }
          }
        }
      }
    } else {
      validate23.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
      return false;
    }
  }
  validate23.errors = vErrors;
  return errors === 0;
}
validate23.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var pattern5 = new RegExp("^[a-z][a-z0-9]*(-[a-z0-9]+)*$", "u");
var pattern6 = new RegExp("^[A-Za-z0-9+/]{43}=$", "u");
var pattern7 = new RegExp("^[^\\p{Cc}]*$", "u");
function validate20(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate20.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      const _errs1 = errors;
      for (const key0 in data) {
        if (!func1.call(schema31.properties, key0)) {
          validate20.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }];
          return false;
          break;
        }
      }
      if (_errs1 === errors) {
        if (data.PlanRequest !== void 0) {
          let data0 = data.PlanRequest;
          const _errs2 = errors;
          const _errs3 = errors;
          if (errors === _errs3) {
            if (data0 && typeof data0 == "object" && !Array.isArray(data0)) {
              let missing0;
              if (data0.specs === void 0 && (missing0 = "specs")) {
                validate20.errors = [{ instancePath: instancePath + "/PlanRequest", schemaPath: "#/$defs/PlanRequest/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }];
                return false;
              } else {
                const _errs5 = errors;
                for (const key1 in data0) {
                  if (!(key1 === "specs" || key1 === "allowDowngrade")) {
                    validate20.errors = [{ instancePath: instancePath + "/PlanRequest", schemaPath: "#/$defs/PlanRequest/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties" }];
                    return false;
                    break;
                  }
                }
                if (_errs5 === errors) {
                  if (data0.specs !== void 0) {
                    let data1 = data0.specs;
                    const _errs6 = errors;
                    if (errors === _errs6) {
                      if (Array.isArray(data1)) {
                        if (data1.length > 64) {
                          validate20.errors = [{ instancePath: instancePath + "/PlanRequest/specs", schemaPath: "#/$defs/PlanRequest/properties/specs/maxItems", keyword: "maxItems", params: { limit: 64 }, message: "must NOT have more than 64 items" }];
                          return false;
                        } else {
                          if (data1.length < 1) {
                            validate20.errors = [{ instancePath: instancePath + "/PlanRequest/specs", schemaPath: "#/$defs/PlanRequest/properties/specs/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" }];
                            return false;
                          } else {
                            var valid3 = true;
                            const len0 = data1.length;
                            for (let i0 = 0; i0 < len0; i0++) {
                              let data2 = data1[i0];
                              const _errs8 = errors;
                              if (errors === _errs8) {
                                if (typeof data2 === "string") {
                                  if (func2(data2) > 256) {
                                    validate20.errors = [{ instancePath: instancePath + "/PlanRequest/specs/" + i0, schemaPath: "#/$defs/PlanRequest/properties/specs/items/maxLength", keyword: "maxLength", params: { limit: 256 }, message: "must NOT have more than 256 characters" }];
                                    return false;
                                  } else {
                                    if (func2(data2) < 1) {
                                      validate20.errors = [{ instancePath: instancePath + "/PlanRequest/specs/" + i0, schemaPath: "#/$defs/PlanRequest/properties/specs/items/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                                      return false;
                                    }
                                  }
                                } else {
                                  validate20.errors = [{ instancePath: instancePath + "/PlanRequest/specs/" + i0, schemaPath: "#/$defs/PlanRequest/properties/specs/items/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                  return false;
                                }
                              }
                              var valid3 = _errs8 === errors;
                              if (!valid3) {
                                break;
                              }
                            }
                          }
                        }
                      } else {
                        validate20.errors = [{ instancePath: instancePath + "/PlanRequest/specs", schemaPath: "#/$defs/PlanRequest/properties/specs/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
                        return false;
                      }
                    }
                    var valid2 = _errs6 === errors;
                  } else {
                    var valid2 = true;
                  }
                  if (valid2) {
                    if (data0.allowDowngrade !== void 0) {
                      const _errs10 = errors;
                      if (typeof data0.allowDowngrade !== "boolean") {
                        validate20.errors = [{ instancePath: instancePath + "/PlanRequest/allowDowngrade", schemaPath: "#/$defs/PlanRequest/properties/allowDowngrade/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }];
                        return false;
                      }
                      var valid2 = _errs10 === errors;
                    } else {
                      var valid2 = true;
                    }
                  }
                }
              }
            } else {
              validate20.errors = [{ instancePath: instancePath + "/PlanRequest", schemaPath: "#/$defs/PlanRequest/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
              return false;
            }
          }
          var valid0 = _errs2 === errors;
        } else {
          var valid0 = true;
        }
        if (valid0) {
          if (data.UpgradePlanRequest !== void 0) {
            let data4 = data.UpgradePlanRequest;
            const _errs12 = errors;
            const _errs13 = errors;
            if (errors === _errs13) {
              if (data4 && typeof data4 == "object" && !Array.isArray(data4)) {
                let missing1;
                if (data4.specs === void 0 && (missing1 = "specs")) {
                  validate20.errors = [{ instancePath: instancePath + "/UpgradePlanRequest", schemaPath: "#/$defs/UpgradePlanRequest/required", keyword: "required", params: { missingProperty: missing1 }, message: "must have required property '" + missing1 + "'" }];
                  return false;
                } else {
                  const _errs15 = errors;
                  for (const key2 in data4) {
                    if (!(key2 === "specs")) {
                      validate20.errors = [{ instancePath: instancePath + "/UpgradePlanRequest", schemaPath: "#/$defs/UpgradePlanRequest/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key2 }, message: "must NOT have additional properties" }];
                      return false;
                      break;
                    }
                  }
                  if (_errs15 === errors) {
                    if (data4.specs !== void 0) {
                      let data5 = data4.specs;
                      const _errs16 = errors;
                      if (errors === _errs16) {
                        if (Array.isArray(data5)) {
                          if (data5.length > 64) {
                            validate20.errors = [{ instancePath: instancePath + "/UpgradePlanRequest/specs", schemaPath: "#/$defs/UpgradePlanRequest/properties/specs/maxItems", keyword: "maxItems", params: { limit: 64 }, message: "must NOT have more than 64 items" }];
                            return false;
                          } else {
                            var valid6 = true;
                            const len1 = data5.length;
                            for (let i1 = 0; i1 < len1; i1++) {
                              let data6 = data5[i1];
                              const _errs18 = errors;
                              if (errors === _errs18) {
                                if (typeof data6 === "string") {
                                  if (func2(data6) > 256) {
                                    validate20.errors = [{ instancePath: instancePath + "/UpgradePlanRequest/specs/" + i1, schemaPath: "#/$defs/UpgradePlanRequest/properties/specs/items/maxLength", keyword: "maxLength", params: { limit: 256 }, message: "must NOT have more than 256 characters" }];
                                    return false;
                                  } else {
                                    if (func2(data6) < 1) {
                                      validate20.errors = [{ instancePath: instancePath + "/UpgradePlanRequest/specs/" + i1, schemaPath: "#/$defs/UpgradePlanRequest/properties/specs/items/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                                      return false;
                                    }
                                  }
                                } else {
                                  validate20.errors = [{ instancePath: instancePath + "/UpgradePlanRequest/specs/" + i1, schemaPath: "#/$defs/UpgradePlanRequest/properties/specs/items/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                  return false;
                                }
                              }
                              var valid6 = _errs18 === errors;
                              if (!valid6) {
                                break;
                              }
                            }
                          }
                        } else {
                          validate20.errors = [{ instancePath: instancePath + "/UpgradePlanRequest/specs", schemaPath: "#/$defs/UpgradePlanRequest/properties/specs/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
                          return false;
                        }
                      }
                    }
                  }
                }
              } else {
                validate20.errors = [{ instancePath: instancePath + "/UpgradePlanRequest", schemaPath: "#/$defs/UpgradePlanRequest/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                return false;
              }
            }
            var valid0 = _errs12 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.RollbackRequest !== void 0) {
              let data7 = data.RollbackRequest;
              const _errs20 = errors;
              const _errs21 = errors;
              if (errors === _errs21) {
                if (data7 && typeof data7 == "object" && !Array.isArray(data7)) {
                  let missing2;
                  if (data7.plan === void 0 && (missing2 = "plan")) {
                    validate20.errors = [{ instancePath: instancePath + "/RollbackRequest", schemaPath: "#/$defs/RollbackRequest/required", keyword: "required", params: { missingProperty: missing2 }, message: "must have required property '" + missing2 + "'" }];
                    return false;
                  } else {
                    const _errs23 = errors;
                    for (const key3 in data7) {
                      if (!(key3 === "plan" || key3 === "undo")) {
                        validate20.errors = [{ instancePath: instancePath + "/RollbackRequest", schemaPath: "#/$defs/RollbackRequest/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key3 }, message: "must NOT have additional properties" }];
                        return false;
                        break;
                      }
                    }
                    if (_errs23 === errors) {
                      if (data7.plan !== void 0) {
                        let data8 = data7.plan;
                        const _errs24 = errors;
                        if (errors === _errs24) {
                          if (typeof data8 === "string") {
                            if (func2(data8) > 128) {
                              validate20.errors = [{ instancePath: instancePath + "/RollbackRequest/plan", schemaPath: "#/$defs/RollbackRequest/properties/plan/maxLength", keyword: "maxLength", params: { limit: 128 }, message: "must NOT have more than 128 characters" }];
                              return false;
                            } else {
                              if (func2(data8) < 1) {
                                validate20.errors = [{ instancePath: instancePath + "/RollbackRequest/plan", schemaPath: "#/$defs/RollbackRequest/properties/plan/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                                return false;
                              }
                            }
                          } else {
                            validate20.errors = [{ instancePath: instancePath + "/RollbackRequest/plan", schemaPath: "#/$defs/RollbackRequest/properties/plan/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                            return false;
                          }
                        }
                        var valid8 = _errs24 === errors;
                      } else {
                        var valid8 = true;
                      }
                      if (valid8) {
                        if (data7.undo !== void 0) {
                          const _errs26 = errors;
                          if (typeof data7.undo !== "boolean") {
                            validate20.errors = [{ instancePath: instancePath + "/RollbackRequest/undo", schemaPath: "#/$defs/RollbackRequest/properties/undo/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }];
                            return false;
                          }
                          var valid8 = _errs26 === errors;
                        } else {
                          var valid8 = true;
                        }
                      }
                    }
                  }
                } else {
                  validate20.errors = [{ instancePath: instancePath + "/RollbackRequest", schemaPath: "#/$defs/RollbackRequest/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                  return false;
                }
              }
              var valid0 = _errs20 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.InstallRequest !== void 0) {
                const _errs28 = errors;
                if (!validate21(data.InstallRequest, { instancePath: instancePath + "/InstallRequest", parentData: data, parentDataProperty: "InstallRequest", rootData, dynamicAnchors })) {
                  vErrors = vErrors === null ? validate21.errors : vErrors.concat(validate21.errors);
                  errors = vErrors.length;
                }
                var valid0 = _errs28 === errors;
              } else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.DisableRequest !== void 0) {
                  let data11 = data.DisableRequest;
                  const _errs29 = errors;
                  const _errs30 = errors;
                  if (errors === _errs30) {
                    if (data11 && typeof data11 == "object" && !Array.isArray(data11)) {
                      const _errs32 = errors;
                      for (const key4 in data11) {
                        if (!(key4 === "cascade" || key4 === "dryRun")) {
                          validate20.errors = [{ instancePath: instancePath + "/DisableRequest", schemaPath: "#/$defs/DisableRequest/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key4 }, message: "must NOT have additional properties" }];
                          return false;
                          break;
                        }
                      }
                      if (_errs32 === errors) {
                        if (data11.cascade !== void 0) {
                          const _errs33 = errors;
                          if (typeof data11.cascade !== "boolean") {
                            validate20.errors = [{ instancePath: instancePath + "/DisableRequest/cascade", schemaPath: "#/$defs/DisableRequest/properties/cascade/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }];
                            return false;
                          }
                          var valid10 = _errs33 === errors;
                        } else {
                          var valid10 = true;
                        }
                        if (valid10) {
                          if (data11.dryRun !== void 0) {
                            const _errs35 = errors;
                            if (typeof data11.dryRun !== "boolean") {
                              validate20.errors = [{ instancePath: instancePath + "/DisableRequest/dryRun", schemaPath: "#/$defs/DisableRequest/properties/dryRun/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }];
                              return false;
                            }
                            var valid10 = _errs35 === errors;
                          } else {
                            var valid10 = true;
                          }
                        }
                      }
                    } else {
                      validate20.errors = [{ instancePath: instancePath + "/DisableRequest", schemaPath: "#/$defs/DisableRequest/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                      return false;
                    }
                  }
                  var valid0 = _errs29 === errors;
                } else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.PinRequest !== void 0) {
                    let data14 = data.PinRequest;
                    const _errs37 = errors;
                    const _errs38 = errors;
                    if (errors === _errs38) {
                      if (data14 && typeof data14 == "object" && !Array.isArray(data14)) {
                        const _errs40 = errors;
                        for (const key5 in data14) {
                          if (!(key5 === "version")) {
                            validate20.errors = [{ instancePath: instancePath + "/PinRequest", schemaPath: "#/$defs/PinRequest/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key5 }, message: "must NOT have additional properties" }];
                            return false;
                            break;
                          }
                        }
                        if (_errs40 === errors) {
                          if (data14.version !== void 0) {
                            let data15 = data14.version;
                            const _errs41 = errors;
                            if (errors === _errs41) {
                              if (typeof data15 === "string") {
                                if (func2(data15) > 64) {
                                  validate20.errors = [{ instancePath: instancePath + "/PinRequest/version", schemaPath: "#/$defs/PinRequest/properties/version/maxLength", keyword: "maxLength", params: { limit: 64 }, message: "must NOT have more than 64 characters" }];
                                  return false;
                                } else {
                                  if (func2(data15) < 1) {
                                    validate20.errors = [{ instancePath: instancePath + "/PinRequest/version", schemaPath: "#/$defs/PinRequest/properties/version/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                                    return false;
                                  }
                                }
                              } else {
                                validate20.errors = [{ instancePath: instancePath + "/PinRequest/version", schemaPath: "#/$defs/PinRequest/properties/version/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                return false;
                              }
                            }
                          }
                        }
                      } else {
                        validate20.errors = [{ instancePath: instancePath + "/PinRequest", schemaPath: "#/$defs/PinRequest/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                        return false;
                      }
                    }
                    var valid0 = _errs37 === errors;
                  } else {
                    var valid0 = true;
                  }
                  if (valid0) {
                    if (data.GrantRequest !== void 0) {
                      const _errs43 = errors;
                      if (!validate23(data.GrantRequest, { instancePath: instancePath + "/GrantRequest", parentData: data, parentDataProperty: "GrantRequest", rootData, dynamicAnchors })) {
                        vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
                        errors = vErrors.length;
                      }
                      var valid0 = _errs43 === errors;
                    } else {
                      var valid0 = true;
                    }
                    if (valid0) {
                      if (data.ConfigRequest !== void 0) {
                        let data17 = data.ConfigRequest;
                        const _errs44 = errors;
                        const _errs45 = errors;
                        if (errors === _errs45) {
                          if (data17 && typeof data17 == "object" && !Array.isArray(data17)) {
                            let missing3;
                            if (data17.config === void 0 && (missing3 = "config")) {
                              validate20.errors = [{ instancePath: instancePath + "/ConfigRequest", schemaPath: "#/$defs/ConfigRequest/required", keyword: "required", params: { missingProperty: missing3 }, message: "must have required property '" + missing3 + "'" }];
                              return false;
                            } else {
                              const _errs47 = errors;
                              for (const key6 in data17) {
                                if (!(key6 === "config")) {
                                  validate20.errors = [{ instancePath: instancePath + "/ConfigRequest", schemaPath: "#/$defs/ConfigRequest/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key6 }, message: "must NOT have additional properties" }];
                                  return false;
                                  break;
                                }
                              }
                              if (_errs47 === errors) {
                                if (data17.config !== void 0) {
                                  let data18 = data17.config;
                                  const _errs48 = errors;
                                  if (errors === _errs48) {
                                    if (data18 && typeof data18 == "object" && !Array.isArray(data18)) {
                                      if (Object.keys(data18).length > 1e3) {
                                        validate20.errors = [{ instancePath: instancePath + "/ConfigRequest/config", schemaPath: "#/$defs/ConfigRequest/properties/config/maxProperties", keyword: "maxProperties", params: { limit: 1e3 }, message: "must NOT have more than 1000 properties" }];
                                        return false;
                                      }
                                    } else {
                                      validate20.errors = [{ instancePath: instancePath + "/ConfigRequest/config", schemaPath: "#/$defs/ConfigRequest/properties/config/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                                      return false;
                                    }
                                  }
                                }
                              }
                            }
                          } else {
                            validate20.errors = [{ instancePath: instancePath + "/ConfigRequest", schemaPath: "#/$defs/ConfigRequest/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                            return false;
                          }
                        }
                        var valid0 = _errs44 === errors;
                      } else {
                        var valid0 = true;
                      }
                      if (valid0) {
                        if (data.FeatureRequest !== void 0) {
                          let data19 = data.FeatureRequest;
                          const _errs50 = errors;
                          const _errs52 = errors;
                          let valid16 = false;
                          let passing0 = null;
                          const _errs53 = errors;
                          if (errors === _errs53) {
                            if (data19 && typeof data19 == "object" && !Array.isArray(data19)) {
                              let missing4;
                              if (data19.tier === void 0 && (missing4 = "tier") || data19.enabled === void 0 && (missing4 = "enabled")) {
                                const err0 = { instancePath: instancePath + "/FeatureRequest", schemaPath: "#/$defs/FeatureRequest/oneOf/0/required", keyword: "required", params: { missingProperty: missing4 }, message: "must have required property '" + missing4 + "'" };
                                if (vErrors === null) {
                                  vErrors = [err0];
                                } else {
                                  vErrors.push(err0);
                                }
                                errors++;
                              } else {
                                const _errs55 = errors;
                                for (const key7 in data19) {
                                  if (!(key7 === "tier" || key7 === "enabled")) {
                                    const err1 = { instancePath: instancePath + "/FeatureRequest", schemaPath: "#/$defs/FeatureRequest/oneOf/0/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key7 }, message: "must NOT have additional properties" };
                                    if (vErrors === null) {
                                      vErrors = [err1];
                                    } else {
                                      vErrors.push(err1);
                                    }
                                    errors++;
                                    break;
                                  }
                                }
                                if (_errs55 === errors) {
                                  if (data19.tier !== void 0) {
                                    let data20 = data19.tier;
                                    const _errs56 = errors;
                                    if (!(data20 === "free" || data20 === "pro" || data20 === "enterprise")) {
                                      const err2 = { instancePath: instancePath + "/FeatureRequest/tier", schemaPath: "#/$defs/FeatureRequest/oneOf/0/properties/tier/enum", keyword: "enum", params: { allowedValues: schema42.oneOf[0].properties.tier.enum }, message: "must be equal to one of the allowed values" };
                                      if (vErrors === null) {
                                        vErrors = [err2];
                                      } else {
                                        vErrors.push(err2);
                                      }
                                      errors++;
                                    }
                                    var valid17 = _errs56 === errors;
                                  } else {
                                    var valid17 = true;
                                  }
                                  if (valid17) {
                                    if (data19.enabled !== void 0) {
                                      let data21 = data19.enabled;
                                      const _errs57 = errors;
                                      if (!(data21 === true || data21 === false || data21 === null)) {
                                        const err3 = { instancePath: instancePath + "/FeatureRequest/enabled", schemaPath: "#/$defs/FeatureRequest/oneOf/0/properties/enabled/enum", keyword: "enum", params: { allowedValues: schema42.oneOf[0].properties.enabled.enum }, message: "must be equal to one of the allowed values" };
                                        if (vErrors === null) {
                                          vErrors = [err3];
                                        } else {
                                          vErrors.push(err3);
                                        }
                                        errors++;
                                      }
                                      var valid17 = _errs57 === errors;
                                    } else {
                                      var valid17 = true;
                                    }
                                  }
                                }
                              }
                            } else {
                              const err4 = { instancePath: instancePath + "/FeatureRequest", schemaPath: "#/$defs/FeatureRequest/oneOf/0/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                              if (vErrors === null) {
                                vErrors = [err4];
                              } else {
                                vErrors.push(err4);
                              }
                              errors++;
                            }
                          }
                          var _valid0 = _errs53 === errors;
                          if (_valid0) {
                            valid16 = true;
                            passing0 = 0;
                            var props0 = true;
                          }
                          const _errs58 = errors;
                          if (errors === _errs58) {
                            if (data19 && typeof data19 == "object" && !Array.isArray(data19)) {
                              let missing5;
                              if (data19.tenant === void 0 && (missing5 = "tenant") || data19.enabled === void 0 && (missing5 = "enabled")) {
                                const err5 = { instancePath: instancePath + "/FeatureRequest", schemaPath: "#/$defs/FeatureRequest/oneOf/1/required", keyword: "required", params: { missingProperty: missing5 }, message: "must have required property '" + missing5 + "'" };
                                if (vErrors === null) {
                                  vErrors = [err5];
                                } else {
                                  vErrors.push(err5);
                                }
                                errors++;
                              } else {
                                const _errs60 = errors;
                                for (const key8 in data19) {
                                  if (!(key8 === "tenant" || key8 === "enabled")) {
                                    const err6 = { instancePath: instancePath + "/FeatureRequest", schemaPath: "#/$defs/FeatureRequest/oneOf/1/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key8 }, message: "must NOT have additional properties" };
                                    if (vErrors === null) {
                                      vErrors = [err6];
                                    } else {
                                      vErrors.push(err6);
                                    }
                                    errors++;
                                    break;
                                  }
                                }
                                if (_errs60 === errors) {
                                  if (data19.tenant !== void 0) {
                                    let data22 = data19.tenant;
                                    const _errs61 = errors;
                                    if (errors === _errs61) {
                                      if (typeof data22 === "string") {
                                        if (func2(data22) > 64) {
                                          const err7 = { instancePath: instancePath + "/FeatureRequest/tenant", schemaPath: "#/$defs/FeatureRequest/oneOf/1/properties/tenant/maxLength", keyword: "maxLength", params: { limit: 64 }, message: "must NOT have more than 64 characters" };
                                          if (vErrors === null) {
                                            vErrors = [err7];
                                          } else {
                                            vErrors.push(err7);
                                          }
                                          errors++;
                                        } else {
                                          if (func2(data22) < 1) {
                                            const err8 = { instancePath: instancePath + "/FeatureRequest/tenant", schemaPath: "#/$defs/FeatureRequest/oneOf/1/properties/tenant/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                                            if (vErrors === null) {
                                              vErrors = [err8];
                                            } else {
                                              vErrors.push(err8);
                                            }
                                            errors++;
                                          }
                                        }
                                      } else {
                                        const err9 = { instancePath: instancePath + "/FeatureRequest/tenant", schemaPath: "#/$defs/FeatureRequest/oneOf/1/properties/tenant/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                                        if (vErrors === null) {
                                          vErrors = [err9];
                                        } else {
                                          vErrors.push(err9);
                                        }
                                        errors++;
                                      }
                                    }
                                    var valid18 = _errs61 === errors;
                                  } else {
                                    var valid18 = true;
                                  }
                                  if (valid18) {
                                    if (data19.enabled !== void 0) {
                                      let data23 = data19.enabled;
                                      const _errs63 = errors;
                                      if (!(data23 === true || data23 === false || data23 === null)) {
                                        const err10 = { instancePath: instancePath + "/FeatureRequest/enabled", schemaPath: "#/$defs/FeatureRequest/oneOf/1/properties/enabled/enum", keyword: "enum", params: { allowedValues: schema42.oneOf[1].properties.enabled.enum }, message: "must be equal to one of the allowed values" };
                                        if (vErrors === null) {
                                          vErrors = [err10];
                                        } else {
                                          vErrors.push(err10);
                                        }
                                        errors++;
                                      }
                                      var valid18 = _errs63 === errors;
                                    } else {
                                      var valid18 = true;
                                    }
                                  }
                                }
                              }
                            } else {
                              const err11 = { instancePath: instancePath + "/FeatureRequest", schemaPath: "#/$defs/FeatureRequest/oneOf/1/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                              if (vErrors === null) {
                                vErrors = [err11];
                              } else {
                                vErrors.push(err11);
                              }
                              errors++;
                            }
                          }
                          var _valid0 = _errs58 === errors;
                          if (_valid0 && valid16) {
                            valid16 = false;
                            passing0 = [passing0, 1];
                          } else {
                            if (_valid0) {
                              valid16 = true;
                              passing0 = 1;
                              if (props0 !== true) {
                                props0 = true;
                              }
                            }
                            const _errs64 = errors;
                            if (errors === _errs64) {
                              if (data19 && typeof data19 == "object" && !Array.isArray(data19)) {
                                let missing6;
                                if (data19.kill === void 0 && (missing6 = "kill")) {
                                  const err12 = { instancePath: instancePath + "/FeatureRequest", schemaPath: "#/$defs/FeatureRequest/oneOf/2/required", keyword: "required", params: { missingProperty: missing6 }, message: "must have required property '" + missing6 + "'" };
                                  if (vErrors === null) {
                                    vErrors = [err12];
                                  } else {
                                    vErrors.push(err12);
                                  }
                                  errors++;
                                } else {
                                  const _errs66 = errors;
                                  for (const key9 in data19) {
                                    if (!(key9 === "kill")) {
                                      const err13 = { instancePath: instancePath + "/FeatureRequest", schemaPath: "#/$defs/FeatureRequest/oneOf/2/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key9 }, message: "must NOT have additional properties" };
                                      if (vErrors === null) {
                                        vErrors = [err13];
                                      } else {
                                        vErrors.push(err13);
                                      }
                                      errors++;
                                      break;
                                    }
                                  }
                                  if (_errs66 === errors) {
                                    if (data19.kill !== void 0) {
                                      let data24 = data19.kill;
                                      const _errs67 = errors;
                                      if (errors === _errs67) {
                                        if (typeof data24 === "string") {
                                          if (func2(data24) > 400) {
                                            const err14 = { instancePath: instancePath + "/FeatureRequest/kill", schemaPath: "#/$defs/FeatureRequest/oneOf/2/properties/kill/maxLength", keyword: "maxLength", params: { limit: 400 }, message: "must NOT have more than 400 characters" };
                                            if (vErrors === null) {
                                              vErrors = [err14];
                                            } else {
                                              vErrors.push(err14);
                                            }
                                            errors++;
                                          } else {
                                            if (func2(data24) < 1) {
                                              const err15 = { instancePath: instancePath + "/FeatureRequest/kill", schemaPath: "#/$defs/FeatureRequest/oneOf/2/properties/kill/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                                              if (vErrors === null) {
                                                vErrors = [err15];
                                              } else {
                                                vErrors.push(err15);
                                              }
                                              errors++;
                                            }
                                          }
                                        } else {
                                          const err16 = { instancePath: instancePath + "/FeatureRequest/kill", schemaPath: "#/$defs/FeatureRequest/oneOf/2/properties/kill/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                                          if (vErrors === null) {
                                            vErrors = [err16];
                                          } else {
                                            vErrors.push(err16);
                                          }
                                          errors++;
                                        }
                                      }
                                    }
                                  }
                                }
                              } else {
                                const err17 = { instancePath: instancePath + "/FeatureRequest", schemaPath: "#/$defs/FeatureRequest/oneOf/2/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                                if (vErrors === null) {
                                  vErrors = [err17];
                                } else {
                                  vErrors.push(err17);
                                }
                                errors++;
                              }
                            }
                            var _valid0 = _errs64 === errors;
                            if (_valid0 && valid16) {
                              valid16 = false;
                              passing0 = [passing0, 2];
                            } else {
                              if (_valid0) {
                                valid16 = true;
                                passing0 = 2;
                                if (props0 !== true) {
                                  props0 = true;
                                }
                              }
                              const _errs69 = errors;
                              if (errors === _errs69) {
                                if (data19 && typeof data19 == "object" && !Array.isArray(data19)) {
                                  let missing7;
                                  if (data19.unkill === void 0 && (missing7 = "unkill")) {
                                    const err18 = { instancePath: instancePath + "/FeatureRequest", schemaPath: "#/$defs/FeatureRequest/oneOf/3/required", keyword: "required", params: { missingProperty: missing7 }, message: "must have required property '" + missing7 + "'" };
                                    if (vErrors === null) {
                                      vErrors = [err18];
                                    } else {
                                      vErrors.push(err18);
                                    }
                                    errors++;
                                  } else {
                                    const _errs71 = errors;
                                    for (const key10 in data19) {
                                      if (!(key10 === "unkill")) {
                                        const err19 = { instancePath: instancePath + "/FeatureRequest", schemaPath: "#/$defs/FeatureRequest/oneOf/3/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key10 }, message: "must NOT have additional properties" };
                                        if (vErrors === null) {
                                          vErrors = [err19];
                                        } else {
                                          vErrors.push(err19);
                                        }
                                        errors++;
                                        break;
                                      }
                                    }
                                    if (_errs71 === errors) {
                                      if (data19.unkill !== void 0) {
                                        if (true !== data19.unkill) {
                                          const err20 = { instancePath: instancePath + "/FeatureRequest/unkill", schemaPath: "#/$defs/FeatureRequest/oneOf/3/properties/unkill/const", keyword: "const", params: { allowedValue: true }, message: "must be equal to constant" };
                                          if (vErrors === null) {
                                            vErrors = [err20];
                                          } else {
                                            vErrors.push(err20);
                                          }
                                          errors++;
                                        }
                                      }
                                    }
                                  }
                                } else {
                                  const err21 = { instancePath: instancePath + "/FeatureRequest", schemaPath: "#/$defs/FeatureRequest/oneOf/3/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                                  if (vErrors === null) {
                                    vErrors = [err21];
                                  } else {
                                    vErrors.push(err21);
                                  }
                                  errors++;
                                }
                              }
                              var _valid0 = _errs69 === errors;
                              if (_valid0 && valid16) {
                                valid16 = false;
                                passing0 = [passing0, 3];
                              } else {
                                if (_valid0) {
                                  valid16 = true;
                                  passing0 = 3;
                                  if (props0 !== true) {
                                    props0 = true;
                                  }
                                }
                              }
                            }
                          }
                          if (!valid16) {
                            const err22 = { instancePath: instancePath + "/FeatureRequest", schemaPath: "#/$defs/FeatureRequest/oneOf", keyword: "oneOf", params: { passingSchemas: passing0 }, message: "must match exactly one schema in oneOf" };
                            if (vErrors === null) {
                              vErrors = [err22];
                            } else {
                              vErrors.push(err22);
                            }
                            errors++;
                            validate20.errors = vErrors;
                            return false;
                          } else {
                            errors = _errs52;
                            if (vErrors !== null) {
                              if (_errs52) {
                                vErrors.length = _errs52;
                              } else {
                                vErrors = null;
                              }
                            }
                          }
                          var valid0 = _errs50 === errors;
                        } else {
                          var valid0 = true;
                        }
                        if (valid0) {
                          if (data.TokenRequest !== void 0) {
                            let data26 = data.TokenRequest;
                            const _errs73 = errors;
                            const _errs74 = errors;
                            if (errors === _errs74) {
                              if (data26 && typeof data26 == "object" && !Array.isArray(data26)) {
                                let missing8;
                                if (data26.name === void 0 && (missing8 = "name") || data26.roles === void 0 && (missing8 = "roles")) {
                                  validate20.errors = [{ instancePath: instancePath + "/TokenRequest", schemaPath: "#/$defs/TokenRequest/required", keyword: "required", params: { missingProperty: missing8 }, message: "must have required property '" + missing8 + "'" }];
                                  return false;
                                } else {
                                  const _errs76 = errors;
                                  for (const key11 in data26) {
                                    if (!(key11 === "name" || key11 === "roles")) {
                                      validate20.errors = [{ instancePath: instancePath + "/TokenRequest", schemaPath: "#/$defs/TokenRequest/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key11 }, message: "must NOT have additional properties" }];
                                      return false;
                                      break;
                                    }
                                  }
                                  if (_errs76 === errors) {
                                    if (data26.name !== void 0) {
                                      let data27 = data26.name;
                                      const _errs77 = errors;
                                      if (errors === _errs77) {
                                        if (typeof data27 === "string") {
                                          if (func2(data27) > 80) {
                                            validate20.errors = [{ instancePath: instancePath + "/TokenRequest/name", schemaPath: "#/$defs/TokenRequest/properties/name/maxLength", keyword: "maxLength", params: { limit: 80 }, message: "must NOT have more than 80 characters" }];
                                            return false;
                                          } else {
                                            if (func2(data27) < 1) {
                                              validate20.errors = [{ instancePath: instancePath + "/TokenRequest/name", schemaPath: "#/$defs/TokenRequest/properties/name/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                                              return false;
                                            }
                                          }
                                        } else {
                                          validate20.errors = [{ instancePath: instancePath + "/TokenRequest/name", schemaPath: "#/$defs/TokenRequest/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                          return false;
                                        }
                                      }
                                      var valid22 = _errs77 === errors;
                                    } else {
                                      var valid22 = true;
                                    }
                                    if (valid22) {
                                      if (data26.roles !== void 0) {
                                        let data28 = data26.roles;
                                        const _errs79 = errors;
                                        if (errors === _errs79) {
                                          if (Array.isArray(data28)) {
                                            if (data28.length > 2) {
                                              validate20.errors = [{ instancePath: instancePath + "/TokenRequest/roles", schemaPath: "#/$defs/TokenRequest/properties/roles/maxItems", keyword: "maxItems", params: { limit: 2 }, message: "must NOT have more than 2 items" }];
                                              return false;
                                            } else {
                                              if (data28.length < 1) {
                                                validate20.errors = [{ instancePath: instancePath + "/TokenRequest/roles", schemaPath: "#/$defs/TokenRequest/properties/roles/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" }];
                                                return false;
                                              } else {
                                                var valid23 = true;
                                                const len2 = data28.length;
                                                for (let i2 = 0; i2 < len2; i2++) {
                                                  let data29 = data28[i2];
                                                  const _errs81 = errors;
                                                  if (!(data29 === "member" || data29 === "admin")) {
                                                    validate20.errors = [{ instancePath: instancePath + "/TokenRequest/roles/" + i2, schemaPath: "#/$defs/TokenRequest/properties/roles/items/enum", keyword: "enum", params: { allowedValues: schema43.properties.roles.items.enum }, message: "must be equal to one of the allowed values" }];
                                                    return false;
                                                  }
                                                  var valid23 = _errs81 === errors;
                                                  if (!valid23) {
                                                    break;
                                                  }
                                                }
                                                if (valid23) {
                                                  let i3 = data28.length;
                                                  let j0;
                                                  if (i3 > 1) {
                                                    outer0:
                                                      for (; i3--; ) {
                                                        for (j0 = i3; j0--; ) {
                                                          if (func0(data28[i3], data28[j0])) {
                                                            validate20.errors = [{ instancePath: instancePath + "/TokenRequest/roles", schemaPath: "#/$defs/TokenRequest/properties/roles/uniqueItems", keyword: "uniqueItems", params: { i: i3, j: j0 }, message: "must NOT have duplicate items (items ## " + j0 + " and " + i3 + " are identical)" }];
                                                            return false;
                                                            break outer0;
                                                          }
                                                        }
                                                      }
                                                  }
                                                }
                                              }
                                            }
                                          } else {
                                            validate20.errors = [{ instancePath: instancePath + "/TokenRequest/roles", schemaPath: "#/$defs/TokenRequest/properties/roles/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
                                            return false;
                                          }
                                        }
                                        var valid22 = _errs79 === errors;
                                      } else {
                                        var valid22 = true;
                                      }
                                    }
                                  }
                                }
                              } else {
                                validate20.errors = [{ instancePath: instancePath + "/TokenRequest", schemaPath: "#/$defs/TokenRequest/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                                return false;
                              }
                            }
                            var valid0 = _errs73 === errors;
                          } else {
                            var valid0 = true;
                          }
                          if (valid0) {
                            if (data.TrustRequest !== void 0) {
                              let data30 = data.TrustRequest;
                              const _errs82 = errors;
                              const _errs83 = errors;
                              if (errors === _errs83) {
                                if (data30 && typeof data30 == "object" && !Array.isArray(data30)) {
                                  let missing9;
                                  if (data30.publisher === void 0 && (missing9 = "publisher") || data30.publicKey === void 0 && (missing9 = "publicKey")) {
                                    validate20.errors = [{ instancePath: instancePath + "/TrustRequest", schemaPath: "#/$defs/TrustRequest/required", keyword: "required", params: { missingProperty: missing9 }, message: "must have required property '" + missing9 + "'" }];
                                    return false;
                                  } else {
                                    const _errs85 = errors;
                                    for (const key12 in data30) {
                                      if (!(key12 === "publisher" || key12 === "publicKey")) {
                                        validate20.errors = [{ instancePath: instancePath + "/TrustRequest", schemaPath: "#/$defs/TrustRequest/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key12 }, message: "must NOT have additional properties" }];
                                        return false;
                                        break;
                                      }
                                    }
                                    if (_errs85 === errors) {
                                      if (data30.publisher !== void 0) {
                                        let data31 = data30.publisher;
                                        const _errs86 = errors;
                                        if (errors === _errs86) {
                                          if (typeof data31 === "string") {
                                            if (func2(data31) > 64) {
                                              validate20.errors = [{ instancePath: instancePath + "/TrustRequest/publisher", schemaPath: "#/$defs/TrustRequest/properties/publisher/maxLength", keyword: "maxLength", params: { limit: 64 }, message: "must NOT have more than 64 characters" }];
                                              return false;
                                            } else {
                                              if (!pattern5.test(data31)) {
                                                validate20.errors = [{ instancePath: instancePath + "/TrustRequest/publisher", schemaPath: "#/$defs/TrustRequest/properties/publisher/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9]*(-[a-z0-9]+)*$" }, message: 'must match pattern "^[a-z][a-z0-9]*(-[a-z0-9]+)*$"' }];
                                                return false;
                                              }
                                            }
                                          } else {
                                            validate20.errors = [{ instancePath: instancePath + "/TrustRequest/publisher", schemaPath: "#/$defs/TrustRequest/properties/publisher/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                            return false;
                                          }
                                        }
                                        var valid26 = _errs86 === errors;
                                      } else {
                                        var valid26 = true;
                                      }
                                      if (valid26) {
                                        if (data30.publicKey !== void 0) {
                                          let data32 = data30.publicKey;
                                          const _errs88 = errors;
                                          if (errors === _errs88) {
                                            if (typeof data32 === "string") {
                                              if (!pattern6.test(data32)) {
                                                validate20.errors = [{ instancePath: instancePath + "/TrustRequest/publicKey", schemaPath: "#/$defs/TrustRequest/properties/publicKey/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9+/]{43}=$" }, message: 'must match pattern "^[A-Za-z0-9+/]{43}=$"' }];
                                                return false;
                                              }
                                            } else {
                                              validate20.errors = [{ instancePath: instancePath + "/TrustRequest/publicKey", schemaPath: "#/$defs/TrustRequest/properties/publicKey/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                              return false;
                                            }
                                          }
                                          var valid26 = _errs88 === errors;
                                        } else {
                                          var valid26 = true;
                                        }
                                      }
                                    }
                                  }
                                } else {
                                  validate20.errors = [{ instancePath: instancePath + "/TrustRequest", schemaPath: "#/$defs/TrustRequest/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                                  return false;
                                }
                              }
                              var valid0 = _errs82 === errors;
                            } else {
                              var valid0 = true;
                            }
                            if (valid0) {
                              if (data.DistrustRequest !== void 0) {
                                let data33 = data.DistrustRequest;
                                const _errs90 = errors;
                                const _errs91 = errors;
                                if (errors === _errs91) {
                                  if (data33 && typeof data33 == "object" && !Array.isArray(data33)) {
                                    let missing10;
                                    if (data33.meant === void 0 && (missing10 = "meant")) {
                                      validate20.errors = [{ instancePath: instancePath + "/DistrustRequest", schemaPath: "#/$defs/DistrustRequest/required", keyword: "required", params: { missingProperty: missing10 }, message: "must have required property '" + missing10 + "'" }];
                                      return false;
                                    } else {
                                      const _errs93 = errors;
                                      for (const key13 in data33) {
                                        if (!(key13 === "meant" || key13 === "dryRun")) {
                                          validate20.errors = [{ instancePath: instancePath + "/DistrustRequest", schemaPath: "#/$defs/DistrustRequest/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key13 }, message: "must NOT have additional properties" }];
                                          return false;
                                          break;
                                        }
                                      }
                                      if (_errs93 === errors) {
                                        if (data33.meant !== void 0) {
                                          let data34 = data33.meant;
                                          const _errs94 = errors;
                                          if (errors === _errs94) {
                                            if (typeof data34 === "string") {
                                              if (func2(data34) > 64) {
                                                validate20.errors = [{ instancePath: instancePath + "/DistrustRequest/meant", schemaPath: "#/$defs/DistrustRequest/properties/meant/maxLength", keyword: "maxLength", params: { limit: 64 }, message: "must NOT have more than 64 characters" }];
                                                return false;
                                              } else {
                                                if (func2(data34) < 1) {
                                                  validate20.errors = [{ instancePath: instancePath + "/DistrustRequest/meant", schemaPath: "#/$defs/DistrustRequest/properties/meant/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                                                  return false;
                                                }
                                              }
                                            } else {
                                              validate20.errors = [{ instancePath: instancePath + "/DistrustRequest/meant", schemaPath: "#/$defs/DistrustRequest/properties/meant/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                              return false;
                                            }
                                          }
                                          var valid28 = _errs94 === errors;
                                        } else {
                                          var valid28 = true;
                                        }
                                        if (valid28) {
                                          if (data33.dryRun !== void 0) {
                                            const _errs96 = errors;
                                            if (typeof data33.dryRun !== "boolean") {
                                              validate20.errors = [{ instancePath: instancePath + "/DistrustRequest/dryRun", schemaPath: "#/$defs/DistrustRequest/properties/dryRun/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }];
                                              return false;
                                            }
                                            var valid28 = _errs96 === errors;
                                          } else {
                                            var valid28 = true;
                                          }
                                        }
                                      }
                                    }
                                  } else {
                                    validate20.errors = [{ instancePath: instancePath + "/DistrustRequest", schemaPath: "#/$defs/DistrustRequest/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                                    return false;
                                  }
                                }
                                var valid0 = _errs90 === errors;
                              } else {
                                var valid0 = true;
                              }
                              if (valid0) {
                                if (data.AcceptAdvisoryRequest !== void 0) {
                                  let data36 = data.AcceptAdvisoryRequest;
                                  const _errs98 = errors;
                                  const _errs99 = errors;
                                  if (errors === _errs99) {
                                    if (data36 && typeof data36 == "object" && !Array.isArray(data36)) {
                                      let missing11;
                                      if (data36.advisory === void 0 && (missing11 = "advisory") || data36.reason === void 0 && (missing11 = "reason")) {
                                        validate20.errors = [{ instancePath: instancePath + "/AcceptAdvisoryRequest", schemaPath: "#/$defs/AcceptAdvisoryRequest/required", keyword: "required", params: { missingProperty: missing11 }, message: "must have required property '" + missing11 + "'" }];
                                        return false;
                                      } else {
                                        const _errs101 = errors;
                                        for (const key14 in data36) {
                                          if (!(key14 === "advisory" || key14 === "reason")) {
                                            validate20.errors = [{ instancePath: instancePath + "/AcceptAdvisoryRequest", schemaPath: "#/$defs/AcceptAdvisoryRequest/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key14 }, message: "must NOT have additional properties" }];
                                            return false;
                                            break;
                                          }
                                        }
                                        if (_errs101 === errors) {
                                          if (data36.advisory !== void 0) {
                                            let data37 = data36.advisory;
                                            const _errs102 = errors;
                                            if (errors === _errs102) {
                                              if (typeof data37 === "string") {
                                                if (func2(data37) > 64) {
                                                  validate20.errors = [{ instancePath: instancePath + "/AcceptAdvisoryRequest/advisory", schemaPath: "#/$defs/AcceptAdvisoryRequest/properties/advisory/maxLength", keyword: "maxLength", params: { limit: 64 }, message: "must NOT have more than 64 characters" }];
                                                  return false;
                                                } else {
                                                  if (func2(data37) < 1) {
                                                    validate20.errors = [{ instancePath: instancePath + "/AcceptAdvisoryRequest/advisory", schemaPath: "#/$defs/AcceptAdvisoryRequest/properties/advisory/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                                                    return false;
                                                  }
                                                }
                                              } else {
                                                validate20.errors = [{ instancePath: instancePath + "/AcceptAdvisoryRequest/advisory", schemaPath: "#/$defs/AcceptAdvisoryRequest/properties/advisory/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                                return false;
                                              }
                                            }
                                            var valid30 = _errs102 === errors;
                                          } else {
                                            var valid30 = true;
                                          }
                                          if (valid30) {
                                            if (data36.reason !== void 0) {
                                              let data38 = data36.reason;
                                              const _errs104 = errors;
                                              if (errors === _errs104) {
                                                if (typeof data38 === "string") {
                                                  if (func2(data38) > 400) {
                                                    validate20.errors = [{ instancePath: instancePath + "/AcceptAdvisoryRequest/reason", schemaPath: "#/$defs/AcceptAdvisoryRequest/properties/reason/maxLength", keyword: "maxLength", params: { limit: 400 }, message: "must NOT have more than 400 characters" }];
                                                    return false;
                                                  } else {
                                                    if (func2(data38) < 1) {
                                                      validate20.errors = [{ instancePath: instancePath + "/AcceptAdvisoryRequest/reason", schemaPath: "#/$defs/AcceptAdvisoryRequest/properties/reason/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                                                      return false;
                                                    } else {
                                                      if (!pattern7.test(data38)) {
                                                        validate20.errors = [{ instancePath: instancePath + "/AcceptAdvisoryRequest/reason", schemaPath: "#/$defs/AcceptAdvisoryRequest/properties/reason/pattern", keyword: "pattern", params: { pattern: "^[^\\p{Cc}]*$" }, message: 'must match pattern "^[^\\p{Cc}]*$"' }];
                                                        return false;
                                                      }
                                                    }
                                                  }
                                                } else {
                                                  validate20.errors = [{ instancePath: instancePath + "/AcceptAdvisoryRequest/reason", schemaPath: "#/$defs/AcceptAdvisoryRequest/properties/reason/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                                  return false;
                                                }
                                              }
                                              var valid30 = _errs104 === errors;
                                            } else {
                                              var valid30 = true;
                                            }
                                          }
                                        }
                                      }
                                    } else {
                                      validate20.errors = [{ instancePath: instancePath + "/AcceptAdvisoryRequest", schemaPath: "#/$defs/AcceptAdvisoryRequest/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                                      return false;
                                    }
                                  }
                                  var valid0 = _errs98 === errors;
                                } else {
                                  var valid0 = true;
                                }
                                if (valid0) {
                                  if (data.ReconsiderAdvisoryRequest !== void 0) {
                                    let data39 = data.ReconsiderAdvisoryRequest;
                                    const _errs106 = errors;
                                    const _errs107 = errors;
                                    if (errors === _errs107) {
                                      if (data39 && typeof data39 == "object" && !Array.isArray(data39)) {
                                        let missing12;
                                        if (data39.advisory === void 0 && (missing12 = "advisory")) {
                                          validate20.errors = [{ instancePath: instancePath + "/ReconsiderAdvisoryRequest", schemaPath: "#/$defs/ReconsiderAdvisoryRequest/required", keyword: "required", params: { missingProperty: missing12 }, message: "must have required property '" + missing12 + "'" }];
                                          return false;
                                        } else {
                                          const _errs109 = errors;
                                          for (const key15 in data39) {
                                            if (!(key15 === "advisory")) {
                                              validate20.errors = [{ instancePath: instancePath + "/ReconsiderAdvisoryRequest", schemaPath: "#/$defs/ReconsiderAdvisoryRequest/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key15 }, message: "must NOT have additional properties" }];
                                              return false;
                                              break;
                                            }
                                          }
                                          if (_errs109 === errors) {
                                            if (data39.advisory !== void 0) {
                                              let data40 = data39.advisory;
                                              const _errs110 = errors;
                                              if (errors === _errs110) {
                                                if (typeof data40 === "string") {
                                                  if (func2(data40) > 64) {
                                                    validate20.errors = [{ instancePath: instancePath + "/ReconsiderAdvisoryRequest/advisory", schemaPath: "#/$defs/ReconsiderAdvisoryRequest/properties/advisory/maxLength", keyword: "maxLength", params: { limit: 64 }, message: "must NOT have more than 64 characters" }];
                                                    return false;
                                                  } else {
                                                    if (func2(data40) < 1) {
                                                      validate20.errors = [{ instancePath: instancePath + "/ReconsiderAdvisoryRequest/advisory", schemaPath: "#/$defs/ReconsiderAdvisoryRequest/properties/advisory/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                                                      return false;
                                                    }
                                                  }
                                                } else {
                                                  validate20.errors = [{ instancePath: instancePath + "/ReconsiderAdvisoryRequest/advisory", schemaPath: "#/$defs/ReconsiderAdvisoryRequest/properties/advisory/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                                  return false;
                                                }
                                              }
                                            }
                                          }
                                        }
                                      } else {
                                        validate20.errors = [{ instancePath: instancePath + "/ReconsiderAdvisoryRequest", schemaPath: "#/$defs/ReconsiderAdvisoryRequest/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                                        return false;
                                      }
                                    }
                                    var valid0 = _errs106 === errors;
                                  } else {
                                    var valid0 = true;
                                  }
                                }
                              }
                            }
                          }
                        }
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    } else {
      validate20.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
      return false;
    }
  }
  validate20.errors = vErrors;
  return errors === 0;
}
validate20.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var AdvisoryList = validate25;
var schema49 = { "type": "object", "additionalProperties": false, "required": ["id", "plugin", "range", "severity", "title", "action", "publishedAt"], "properties": { "id": { "type": "string", "maxLength": 64, "pattern": "^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$" }, "plugin": { "type": "string", "maxLength": 128, "pattern": "^[a-z][a-z0-9]*(-[a-z0-9]+)*\\.[a-z][a-z0-9]*(-[a-z0-9]+)*$", "description": "one plugin: no advisory is about several" }, "range": { "type": "string", "minLength": 1, "maxLength": 256, "description": "semver range of the versions that are affected, prereleases within it too" }, "severity": { "enum": ["low", "moderate", "high", "critical"] }, "title": { "type": "string", "minLength": 1, "maxLength": 120 }, "description": { "type": "string", "maxLength": 2e3 }, "url": { "type": "string", "maxLength": 400, "pattern": "^https://[!-~]+$" }, "fixed": { "type": "string", "maxLength": 64, "description": "the first version without the problem" }, "action": { "enum": ["warn", "disable"], "description": "disable: hosts do not run these versions until their admin says otherwise" }, "publishedAt": { "type": "string", "format": "date-time" }, "withdrawnAt": { "type": "string", "format": "date-time", "description": "it was wrong, or is over: hosts act as if it were not there" } } };
var pattern8 = new RegExp("^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$", "u");
var pattern9 = new RegExp("^[a-z][a-z0-9]*(-[a-z0-9]+)*\\.[a-z][a-z0-9]*(-[a-z0-9]+)*$", "u");
var pattern10 = new RegExp("^https://[!-~]+$", "u");
var formats0 = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;
function validate25(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate25.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.advisories === void 0 && (missing0 = "advisories")) {
        validate25.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }];
        return false;
      } else {
        const _errs1 = errors;
        for (const key0 in data) {
          if (!(key0 === "advisories")) {
            validate25.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }];
            return false;
            break;
          }
        }
        if (_errs1 === errors) {
          if (data.advisories !== void 0) {
            let data0 = data.advisories;
            const _errs2 = errors;
            if (errors === _errs2) {
              if (Array.isArray(data0)) {
                if (data0.length > 500) {
                  validate25.errors = [{ instancePath: instancePath + "/advisories", schemaPath: "#/properties/advisories/maxItems", keyword: "maxItems", params: { limit: 500 }, message: "must NOT have more than 500 items" }];
                  return false;
                } else {
                  var valid1 = true;
                  const len0 = data0.length;
                  for (let i0 = 0; i0 < len0; i0++) {
                    let data1 = data0[i0];
                    const _errs4 = errors;
                    const _errs5 = errors;
                    if (errors === _errs5) {
                      if (data1 && typeof data1 == "object" && !Array.isArray(data1)) {
                        let missing1;
                        if (data1.id === void 0 && (missing1 = "id") || data1.plugin === void 0 && (missing1 = "plugin") || data1.range === void 0 && (missing1 = "range") || data1.severity === void 0 && (missing1 = "severity") || data1.title === void 0 && (missing1 = "title") || data1.action === void 0 && (missing1 = "action") || data1.publishedAt === void 0 && (missing1 = "publishedAt")) {
                          validate25.errors = [{ instancePath: instancePath + "/advisories/" + i0, schemaPath: "#/$defs/Advisory/required", keyword: "required", params: { missingProperty: missing1 }, message: "must have required property '" + missing1 + "'" }];
                          return false;
                        } else {
                          const _errs7 = errors;
                          for (const key1 in data1) {
                            if (!func1.call(schema49.properties, key1)) {
                              validate25.errors = [{ instancePath: instancePath + "/advisories/" + i0, schemaPath: "#/$defs/Advisory/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties" }];
                              return false;
                              break;
                            }
                          }
                          if (_errs7 === errors) {
                            if (data1.id !== void 0) {
                              let data2 = data1.id;
                              const _errs8 = errors;
                              if (errors === _errs8) {
                                if (typeof data2 === "string") {
                                  if (func2(data2) > 64) {
                                    validate25.errors = [{ instancePath: instancePath + "/advisories/" + i0 + "/id", schemaPath: "#/$defs/Advisory/properties/id/maxLength", keyword: "maxLength", params: { limit: 64 }, message: "must NOT have more than 64 characters" }];
                                    return false;
                                  } else {
                                    if (!pattern8.test(data2)) {
                                      validate25.errors = [{ instancePath: instancePath + "/advisories/" + i0 + "/id", schemaPath: "#/$defs/Advisory/properties/id/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$" }, message: 'must match pattern "^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$"' }];
                                      return false;
                                    }
                                  }
                                } else {
                                  validate25.errors = [{ instancePath: instancePath + "/advisories/" + i0 + "/id", schemaPath: "#/$defs/Advisory/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                  return false;
                                }
                              }
                              var valid3 = _errs8 === errors;
                            } else {
                              var valid3 = true;
                            }
                            if (valid3) {
                              if (data1.plugin !== void 0) {
                                let data3 = data1.plugin;
                                const _errs10 = errors;
                                if (errors === _errs10) {
                                  if (typeof data3 === "string") {
                                    if (func2(data3) > 128) {
                                      validate25.errors = [{ instancePath: instancePath + "/advisories/" + i0 + "/plugin", schemaPath: "#/$defs/Advisory/properties/plugin/maxLength", keyword: "maxLength", params: { limit: 128 }, message: "must NOT have more than 128 characters" }];
                                      return false;
                                    } else {
                                      if (!pattern9.test(data3)) {
                                        validate25.errors = [{ instancePath: instancePath + "/advisories/" + i0 + "/plugin", schemaPath: "#/$defs/Advisory/properties/plugin/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9]*(-[a-z0-9]+)*\\.[a-z][a-z0-9]*(-[a-z0-9]+)*$" }, message: 'must match pattern "^[a-z][a-z0-9]*(-[a-z0-9]+)*\\.[a-z][a-z0-9]*(-[a-z0-9]+)*$"' }];
                                        return false;
                                      }
                                    }
                                  } else {
                                    validate25.errors = [{ instancePath: instancePath + "/advisories/" + i0 + "/plugin", schemaPath: "#/$defs/Advisory/properties/plugin/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                    return false;
                                  }
                                }
                                var valid3 = _errs10 === errors;
                              } else {
                                var valid3 = true;
                              }
                              if (valid3) {
                                if (data1.range !== void 0) {
                                  let data4 = data1.range;
                                  const _errs12 = errors;
                                  if (errors === _errs12) {
                                    if (typeof data4 === "string") {
                                      if (func2(data4) > 256) {
                                        validate25.errors = [{ instancePath: instancePath + "/advisories/" + i0 + "/range", schemaPath: "#/$defs/Advisory/properties/range/maxLength", keyword: "maxLength", params: { limit: 256 }, message: "must NOT have more than 256 characters" }];
                                        return false;
                                      } else {
                                        if (func2(data4) < 1) {
                                          validate25.errors = [{ instancePath: instancePath + "/advisories/" + i0 + "/range", schemaPath: "#/$defs/Advisory/properties/range/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                                          return false;
                                        }
                                      }
                                    } else {
                                      validate25.errors = [{ instancePath: instancePath + "/advisories/" + i0 + "/range", schemaPath: "#/$defs/Advisory/properties/range/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                      return false;
                                    }
                                  }
                                  var valid3 = _errs12 === errors;
                                } else {
                                  var valid3 = true;
                                }
                                if (valid3) {
                                  if (data1.severity !== void 0) {
                                    let data5 = data1.severity;
                                    const _errs14 = errors;
                                    if (!(data5 === "low" || data5 === "moderate" || data5 === "high" || data5 === "critical")) {
                                      validate25.errors = [{ instancePath: instancePath + "/advisories/" + i0 + "/severity", schemaPath: "#/$defs/Advisory/properties/severity/enum", keyword: "enum", params: { allowedValues: schema49.properties.severity.enum }, message: "must be equal to one of the allowed values" }];
                                      return false;
                                    }
                                    var valid3 = _errs14 === errors;
                                  } else {
                                    var valid3 = true;
                                  }
                                  if (valid3) {
                                    if (data1.title !== void 0) {
                                      let data6 = data1.title;
                                      const _errs15 = errors;
                                      if (errors === _errs15) {
                                        if (typeof data6 === "string") {
                                          if (func2(data6) > 120) {
                                            validate25.errors = [{ instancePath: instancePath + "/advisories/" + i0 + "/title", schemaPath: "#/$defs/Advisory/properties/title/maxLength", keyword: "maxLength", params: { limit: 120 }, message: "must NOT have more than 120 characters" }];
                                            return false;
                                          } else {
                                            if (func2(data6) < 1) {
                                              validate25.errors = [{ instancePath: instancePath + "/advisories/" + i0 + "/title", schemaPath: "#/$defs/Advisory/properties/title/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                                              return false;
                                            }
                                          }
                                        } else {
                                          validate25.errors = [{ instancePath: instancePath + "/advisories/" + i0 + "/title", schemaPath: "#/$defs/Advisory/properties/title/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                          return false;
                                        }
                                      }
                                      var valid3 = _errs15 === errors;
                                    } else {
                                      var valid3 = true;
                                    }
                                    if (valid3) {
                                      if (data1.description !== void 0) {
                                        let data7 = data1.description;
                                        const _errs17 = errors;
                                        if (errors === _errs17) {
                                          if (typeof data7 === "string") {
                                            if (func2(data7) > 2e3) {
                                              validate25.errors = [{ instancePath: instancePath + "/advisories/" + i0 + "/description", schemaPath: "#/$defs/Advisory/properties/description/maxLength", keyword: "maxLength", params: { limit: 2e3 }, message: "must NOT have more than 2000 characters" }];
                                              return false;
                                            }
                                          } else {
                                            validate25.errors = [{ instancePath: instancePath + "/advisories/" + i0 + "/description", schemaPath: "#/$defs/Advisory/properties/description/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                            return false;
                                          }
                                        }
                                        var valid3 = _errs17 === errors;
                                      } else {
                                        var valid3 = true;
                                      }
                                      if (valid3) {
                                        if (data1.url !== void 0) {
                                          let data8 = data1.url;
                                          const _errs19 = errors;
                                          if (errors === _errs19) {
                                            if (typeof data8 === "string") {
                                              if (func2(data8) > 400) {
                                                validate25.errors = [{ instancePath: instancePath + "/advisories/" + i0 + "/url", schemaPath: "#/$defs/Advisory/properties/url/maxLength", keyword: "maxLength", params: { limit: 400 }, message: "must NOT have more than 400 characters" }];
                                                return false;
                                              } else {
                                                if (!pattern10.test(data8)) {
                                                  validate25.errors = [{ instancePath: instancePath + "/advisories/" + i0 + "/url", schemaPath: "#/$defs/Advisory/properties/url/pattern", keyword: "pattern", params: { pattern: "^https://[!-~]+$" }, message: 'must match pattern "^https://[!-~]+$"' }];
                                                  return false;
                                                }
                                              }
                                            } else {
                                              validate25.errors = [{ instancePath: instancePath + "/advisories/" + i0 + "/url", schemaPath: "#/$defs/Advisory/properties/url/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                              return false;
                                            }
                                          }
                                          var valid3 = _errs19 === errors;
                                        } else {
                                          var valid3 = true;
                                        }
                                        if (valid3) {
                                          if (data1.fixed !== void 0) {
                                            let data9 = data1.fixed;
                                            const _errs21 = errors;
                                            if (errors === _errs21) {
                                              if (typeof data9 === "string") {
                                                if (func2(data9) > 64) {
                                                  validate25.errors = [{ instancePath: instancePath + "/advisories/" + i0 + "/fixed", schemaPath: "#/$defs/Advisory/properties/fixed/maxLength", keyword: "maxLength", params: { limit: 64 }, message: "must NOT have more than 64 characters" }];
                                                  return false;
                                                }
                                              } else {
                                                validate25.errors = [{ instancePath: instancePath + "/advisories/" + i0 + "/fixed", schemaPath: "#/$defs/Advisory/properties/fixed/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                                return false;
                                              }
                                            }
                                            var valid3 = _errs21 === errors;
                                          } else {
                                            var valid3 = true;
                                          }
                                          if (valid3) {
                                            if (data1.action !== void 0) {
                                              let data10 = data1.action;
                                              const _errs23 = errors;
                                              if (!(data10 === "warn" || data10 === "disable")) {
                                                validate25.errors = [{ instancePath: instancePath + "/advisories/" + i0 + "/action", schemaPath: "#/$defs/Advisory/properties/action/enum", keyword: "enum", params: { allowedValues: schema49.properties.action.enum }, message: "must be equal to one of the allowed values" }];
                                                return false;
                                              }
                                              var valid3 = _errs23 === errors;
                                            } else {
                                              var valid3 = true;
                                            }
                                            if (valid3) {
                                              if (data1.publishedAt !== void 0) {
                                                let data11 = data1.publishedAt;
                                                const _errs24 = errors;
                                                if (errors === _errs24) {
                                                  if (errors === _errs24) {
                                                    if (typeof data11 === "string") {
                                                      if (!formats0.test(data11)) {
                                                        validate25.errors = [{ instancePath: instancePath + "/advisories/" + i0 + "/publishedAt", schemaPath: "#/$defs/Advisory/properties/publishedAt/format", keyword: "format", params: { format: "date-time" }, message: 'must match format "date-time"' }];
                                                        return false;
                                                      }
                                                    } else {
                                                      validate25.errors = [{ instancePath: instancePath + "/advisories/" + i0 + "/publishedAt", schemaPath: "#/$defs/Advisory/properties/publishedAt/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                                      return false;
                                                    }
                                                  }
                                                }
                                                var valid3 = _errs24 === errors;
                                              } else {
                                                var valid3 = true;
                                              }
                                              if (valid3) {
                                                if (data1.withdrawnAt !== void 0) {
                                                  let data12 = data1.withdrawnAt;
                                                  const _errs26 = errors;
                                                  if (errors === _errs26) {
                                                    if (errors === _errs26) {
                                                      if (typeof data12 === "string") {
                                                        if (!formats0.test(data12)) {
                                                          validate25.errors = [{ instancePath: instancePath + "/advisories/" + i0 + "/withdrawnAt", schemaPath: "#/$defs/Advisory/properties/withdrawnAt/format", keyword: "format", params: { format: "date-time" }, message: 'must match format "date-time"' }];
                                                          return false;
                                                        }
                                                      } else {
                                                        validate25.errors = [{ instancePath: instancePath + "/advisories/" + i0 + "/withdrawnAt", schemaPath: "#/$defs/Advisory/properties/withdrawnAt/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                                        return false;
                                                      }
                                                    }
                                                  }
                                                  var valid3 = _errs26 === errors;
                                                } else {
                                                  var valid3 = true;
                                                }
                                              }
                                            }
                                          }
                                        }
                                      }
                                    }
                                  }
                                }
                              }
                            }
                          }
                        }
                      } else {
                        validate25.errors = [{ instancePath: instancePath + "/advisories/" + i0, schemaPath: "#/$defs/Advisory/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                        return false;
                      }
                    }
                    var valid1 = _errs4 === errors;
                    if (!valid1) {
                      break;
                    }
                  }
                }
              } else {
                validate25.errors = [{ instancePath: instancePath + "/advisories", schemaPath: "#/properties/advisories/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
                return false;
              }
            }
          }
        }
      }
    } else {
      validate25.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
      return false;
    }
  }
  validate25.errors = vErrors;
  return errors === 0;
}
validate25.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var Envelope = validate26;
function validate26(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate26.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.payloadType === void 0 && (missing0 = "payloadType") || data.payload === void 0 && (missing0 = "payload") || data.signatures === void 0 && (missing0 = "signatures")) {
        validate26.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }];
        return false;
      } else {
        const _errs1 = errors;
        for (const key0 in data) {
          if (!(key0 === "payloadType" || key0 === "payload" || key0 === "signatures")) {
            validate26.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }];
            return false;
            break;
          }
        }
        if (_errs1 === errors) {
          if (data.payloadType !== void 0) {
            let data0 = data.payloadType;
            const _errs2 = errors;
            if (errors === _errs2) {
              if (typeof data0 === "string") {
                if (func2(data0) > 128) {
                  validate26.errors = [{ instancePath: instancePath + "/payloadType", schemaPath: "#/properties/payloadType/maxLength", keyword: "maxLength", params: { limit: 128 }, message: "must NOT have more than 128 characters" }];
                  return false;
                } else {
                  if (func2(data0) < 1) {
                    validate26.errors = [{ instancePath: instancePath + "/payloadType", schemaPath: "#/properties/payloadType/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                    return false;
                  }
                }
              } else {
                validate26.errors = [{ instancePath: instancePath + "/payloadType", schemaPath: "#/properties/payloadType/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                return false;
              }
            }
            var valid0 = _errs2 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.payload !== void 0) {
              let data1 = data.payload;
              const _errs4 = errors;
              if (errors === _errs4) {
                if (typeof data1 === "string") {
                  if (func2(data1) > 4194304) {
                    validate26.errors = [{ instancePath: instancePath + "/payload", schemaPath: "#/properties/payload/maxLength", keyword: "maxLength", params: { limit: 4194304 }, message: "must NOT have more than 4194304 characters" }];
                    return false;
                  }
                } else {
                  validate26.errors = [{ instancePath: instancePath + "/payload", schemaPath: "#/properties/payload/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                  return false;
                }
              }
              var valid0 = _errs4 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.signatures !== void 0) {
                let data2 = data.signatures;
                const _errs6 = errors;
                if (errors === _errs6) {
                  if (Array.isArray(data2)) {
                    if (data2.length > 8) {
                      validate26.errors = [{ instancePath: instancePath + "/signatures", schemaPath: "#/properties/signatures/maxItems", keyword: "maxItems", params: { limit: 8 }, message: "must NOT have more than 8 items" }];
                      return false;
                    } else {
                      if (data2.length < 1) {
                        validate26.errors = [{ instancePath: instancePath + "/signatures", schemaPath: "#/properties/signatures/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" }];
                        return false;
                      } else {
                        var valid1 = true;
                        const len0 = data2.length;
                        for (let i0 = 0; i0 < len0; i0++) {
                          let data3 = data2[i0];
                          const _errs8 = errors;
                          if (errors === _errs8) {
                            if (data3 && typeof data3 == "object" && !Array.isArray(data3)) {
                              let missing1;
                              if (data3.keyid === void 0 && (missing1 = "keyid") || data3.sig === void 0 && (missing1 = "sig")) {
                                validate26.errors = [{ instancePath: instancePath + "/signatures/" + i0, schemaPath: "#/properties/signatures/items/required", keyword: "required", params: { missingProperty: missing1 }, message: "must have required property '" + missing1 + "'" }];
                                return false;
                              } else {
                                const _errs10 = errors;
                                for (const key1 in data3) {
                                  if (!(key1 === "keyid" || key1 === "sig")) {
                                    validate26.errors = [{ instancePath: instancePath + "/signatures/" + i0, schemaPath: "#/properties/signatures/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties" }];
                                    return false;
                                    break;
                                  }
                                }
                                if (_errs10 === errors) {
                                  if (data3.keyid !== void 0) {
                                    let data4 = data3.keyid;
                                    const _errs11 = errors;
                                    if (errors === _errs11) {
                                      if (typeof data4 === "string") {
                                        if (!pattern4.test(data4)) {
                                          validate26.errors = [{ instancePath: instancePath + "/signatures/" + i0 + "/keyid", schemaPath: "#/properties/signatures/items/properties/keyid/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{64}$" }, message: 'must match pattern "^[0-9a-f]{64}$"' }];
                                          return false;
                                        }
                                      } else {
                                        validate26.errors = [{ instancePath: instancePath + "/signatures/" + i0 + "/keyid", schemaPath: "#/properties/signatures/items/properties/keyid/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                        return false;
                                      }
                                    }
                                    var valid2 = _errs11 === errors;
                                  } else {
                                    var valid2 = true;
                                  }
                                  if (valid2) {
                                    if (data3.sig !== void 0) {
                                      let data5 = data3.sig;
                                      const _errs13 = errors;
                                      if (errors === _errs13) {
                                        if (typeof data5 === "string") {
                                          if (func2(data5) > 128) {
                                            validate26.errors = [{ instancePath: instancePath + "/signatures/" + i0 + "/sig", schemaPath: "#/properties/signatures/items/properties/sig/maxLength", keyword: "maxLength", params: { limit: 128 }, message: "must NOT have more than 128 characters" }];
                                            return false;
                                          }
                                        } else {
                                          validate26.errors = [{ instancePath: instancePath + "/signatures/" + i0 + "/sig", schemaPath: "#/properties/signatures/items/properties/sig/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                          return false;
                                        }
                                      }
                                      var valid2 = _errs13 === errors;
                                    } else {
                                      var valid2 = true;
                                    }
                                  }
                                }
                              }
                            } else {
                              validate26.errors = [{ instancePath: instancePath + "/signatures/" + i0, schemaPath: "#/properties/signatures/items/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                              return false;
                            }
                          }
                          var valid1 = _errs8 === errors;
                          if (!valid1) {
                            break;
                          }
                        }
                      }
                    }
                  } else {
                    validate26.errors = [{ instancePath: instancePath + "/signatures", schemaPath: "#/properties/signatures/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
                    return false;
                  }
                }
                var valid0 = _errs6 === errors;
              } else {
                var valid0 = true;
              }
            }
          }
        }
      }
    } else {
      validate26.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
      return false;
    }
  }
  validate26.errors = vErrors;
  return errors === 0;
}
validate26.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var FeatureToggle = validate27;
function validate27(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate27.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      const _errs1 = errors;
      for (const key0 in data) {
        if (!(key0 === "tiers" || key0 === "tenants" || key0 === "killed")) {
          validate27.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }];
          return false;
          break;
        }
      }
      if (_errs1 === errors) {
        if (data.tiers !== void 0) {
          let data0 = data.tiers;
          const _errs2 = errors;
          if (errors === _errs2) {
            if (data0 && typeof data0 == "object" && !Array.isArray(data0)) {
              const _errs4 = errors;
              for (const key1 in data0) {
                if (!(key1 === "free" || key1 === "pro" || key1 === "enterprise")) {
                  validate27.errors = [{ instancePath: instancePath + "/tiers", schemaPath: "#/properties/tiers/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties" }];
                  return false;
                  break;
                }
              }
              if (_errs4 === errors) {
                if (data0.free !== void 0) {
                  const _errs5 = errors;
                  if (typeof data0.free !== "boolean") {
                    validate27.errors = [{ instancePath: instancePath + "/tiers/free", schemaPath: "#/properties/tiers/properties/free/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }];
                    return false;
                  }
                  var valid1 = _errs5 === errors;
                } else {
                  var valid1 = true;
                }
                if (valid1) {
                  if (data0.pro !== void 0) {
                    const _errs7 = errors;
                    if (typeof data0.pro !== "boolean") {
                      validate27.errors = [{ instancePath: instancePath + "/tiers/pro", schemaPath: "#/properties/tiers/properties/pro/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }];
                      return false;
                    }
                    var valid1 = _errs7 === errors;
                  } else {
                    var valid1 = true;
                  }
                  if (valid1) {
                    if (data0.enterprise !== void 0) {
                      const _errs9 = errors;
                      if (typeof data0.enterprise !== "boolean") {
                        validate27.errors = [{ instancePath: instancePath + "/tiers/enterprise", schemaPath: "#/properties/tiers/properties/enterprise/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }];
                        return false;
                      }
                      var valid1 = _errs9 === errors;
                    } else {
                      var valid1 = true;
                    }
                  }
                }
              }
            } else {
              validate27.errors = [{ instancePath: instancePath + "/tiers", schemaPath: "#/properties/tiers/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
              return false;
            }
          }
          var valid0 = _errs2 === errors;
        } else {
          var valid0 = true;
        }
        if (valid0) {
          if (data.tenants !== void 0) {
            let data4 = data.tenants;
            const _errs11 = errors;
            if (errors === _errs11) {
              if (data4 && typeof data4 == "object" && !Array.isArray(data4)) {
                if (Object.keys(data4).length > 1e4) {
                  validate27.errors = [{ instancePath: instancePath + "/tenants", schemaPath: "#/properties/tenants/maxProperties", keyword: "maxProperties", params: { limit: 1e4 }, message: "must NOT have more than 10000 properties" }];
                  return false;
                } else {
                  for (const key2 in data4) {
                    const _errs14 = errors;
                    if (typeof data4[key2] !== "boolean") {
                      validate27.errors = [{ instancePath: instancePath + "/tenants/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/tenants/additionalProperties/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }];
                      return false;
                    }
                    var valid2 = _errs14 === errors;
                    if (!valid2) {
                      break;
                    }
                  }
                }
              } else {
                validate27.errors = [{ instancePath: instancePath + "/tenants", schemaPath: "#/properties/tenants/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                return false;
              }
            }
            var valid0 = _errs11 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.killed !== void 0) {
              let data6 = data.killed;
              const _errs16 = errors;
              if (errors === _errs16) {
                if (data6 && typeof data6 == "object" && !Array.isArray(data6)) {
                  let missing0;
                  if (data6.reason === void 0 && (missing0 = "reason") || data6.at === void 0 && (missing0 = "at") || data6.by === void 0 && (missing0 = "by")) {
                    validate27.errors = [{ instancePath: instancePath + "/killed", schemaPath: "#/properties/killed/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }];
                    return false;
                  } else {
                    const _errs18 = errors;
                    for (const key3 in data6) {
                      if (!(key3 === "reason" || key3 === "at" || key3 === "by")) {
                        validate27.errors = [{ instancePath: instancePath + "/killed", schemaPath: "#/properties/killed/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key3 }, message: "must NOT have additional properties" }];
                        return false;
                        break;
                      }
                    }
                    if (_errs18 === errors) {
                      if (data6.reason !== void 0) {
                        let data7 = data6.reason;
                        const _errs19 = errors;
                        if (errors === _errs19) {
                          if (typeof data7 === "string") {
                            if (func2(data7) > 400) {
                              validate27.errors = [{ instancePath: instancePath + "/killed/reason", schemaPath: "#/properties/killed/properties/reason/maxLength", keyword: "maxLength", params: { limit: 400 }, message: "must NOT have more than 400 characters" }];
                              return false;
                            } else {
                              if (func2(data7) < 1) {
                                validate27.errors = [{ instancePath: instancePath + "/killed/reason", schemaPath: "#/properties/killed/properties/reason/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                                return false;
                              }
                            }
                          } else {
                            validate27.errors = [{ instancePath: instancePath + "/killed/reason", schemaPath: "#/properties/killed/properties/reason/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                            return false;
                          }
                        }
                        var valid3 = _errs19 === errors;
                      } else {
                        var valid3 = true;
                      }
                      if (valid3) {
                        if (data6.at !== void 0) {
                          let data8 = data6.at;
                          const _errs21 = errors;
                          if (errors === _errs21) {
                            if (errors === _errs21) {
                              if (typeof data8 === "string") {
                                if (!formats0.test(data8)) {
                                  validate27.errors = [{ instancePath: instancePath + "/killed/at", schemaPath: "#/properties/killed/properties/at/format", keyword: "format", params: { format: "date-time" }, message: 'must match format "date-time"' }];
                                  return false;
                                }
                              } else {
                                validate27.errors = [{ instancePath: instancePath + "/killed/at", schemaPath: "#/properties/killed/properties/at/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                return false;
                              }
                            }
                          }
                          var valid3 = _errs21 === errors;
                        } else {
                          var valid3 = true;
                        }
                        if (valid3) {
                          if (data6.by !== void 0) {
                            let data9 = data6.by;
                            const _errs23 = errors;
                            if (errors === _errs23) {
                              if (typeof data9 === "string") {
                                if (func2(data9) > 128) {
                                  validate27.errors = [{ instancePath: instancePath + "/killed/by", schemaPath: "#/properties/killed/properties/by/maxLength", keyword: "maxLength", params: { limit: 128 }, message: "must NOT have more than 128 characters" }];
                                  return false;
                                }
                              } else {
                                validate27.errors = [{ instancePath: instancePath + "/killed/by", schemaPath: "#/properties/killed/properties/by/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                return false;
                              }
                            }
                            var valid3 = _errs23 === errors;
                          } else {
                            var valid3 = true;
                          }
                        }
                      }
                    }
                  }
                } else {
                  validate27.errors = [{ instancePath: instancePath + "/killed", schemaPath: "#/properties/killed/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                  return false;
                }
              }
              var valid0 = _errs16 === errors;
            } else {
              var valid0 = true;
            }
          }
        }
      }
    } else {
      validate27.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
      return false;
    }
  }
  validate27.errors = vErrors;
  return errors === 0;
}
validate27.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var Grant = validate28;
function validate28(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate28.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.capabilities === void 0 && (missing0 = "capabilities") || data.by === void 0 && (missing0 = "by") || data.at === void 0 && (missing0 = "at")) {
        validate28.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }];
        return false;
      } else {
        const _errs1 = errors;
        for (const key0 in data) {
          if (!(key0 === "capabilities" || key0 === "by" || key0 === "at")) {
            validate28.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }];
            return false;
            break;
          }
        }
        if (_errs1 === errors) {
          if (data.capabilities !== void 0) {
            let data0 = data.capabilities;
            const _errs2 = errors;
            if (errors === _errs2) {
              if (data0 && typeof data0 == "object" && !Array.isArray(data0)) {
                if (Object.keys(data0).length > 64) {
                  validate28.errors = [{ instancePath: instancePath + "/capabilities", schemaPath: "#/properties/capabilities/maxProperties", keyword: "maxProperties", params: { limit: 64 }, message: "must NOT have more than 64 properties" }];
                  return false;
                } else {
                  for (const key1 in data0) {
                    let data1 = data0[key1];
                    const _errs5 = errors;
                    if (!(data1 && typeof data1 == "object" && !Array.isArray(data1))) {
                      validate28.errors = [{ instancePath: instancePath + "/capabilities/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/capabilities/additionalProperties/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                      return false;
                    }
                    var valid1 = _errs5 === errors;
                    if (!valid1) {
                      break;
                    }
                  }
                }
              } else {
                validate28.errors = [{ instancePath: instancePath + "/capabilities", schemaPath: "#/properties/capabilities/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                return false;
              }
            }
            var valid0 = _errs2 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.by !== void 0) {
              let data2 = data.by;
              const _errs7 = errors;
              if (errors === _errs7) {
                if (typeof data2 === "string") {
                  if (func2(data2) > 128) {
                    validate28.errors = [{ instancePath: instancePath + "/by", schemaPath: "#/properties/by/maxLength", keyword: "maxLength", params: { limit: 128 }, message: "must NOT have more than 128 characters" }];
                    return false;
                  }
                } else {
                  validate28.errors = [{ instancePath: instancePath + "/by", schemaPath: "#/properties/by/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                  return false;
                }
              }
              var valid0 = _errs7 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.at !== void 0) {
                let data3 = data.at;
                const _errs9 = errors;
                if (errors === _errs9) {
                  if (errors === _errs9) {
                    if (typeof data3 === "string") {
                      if (!formats0.test(data3)) {
                        validate28.errors = [{ instancePath: instancePath + "/at", schemaPath: "#/properties/at/format", keyword: "format", params: { format: "date-time" }, message: 'must match format "date-time"' }];
                        return false;
                      }
                    } else {
                      validate28.errors = [{ instancePath: instancePath + "/at", schemaPath: "#/properties/at/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                      return false;
                    }
                  }
                }
                var valid0 = _errs9 === errors;
              } else {
                var valid0 = true;
              }
            }
          }
        }
      }
    } else {
      validate28.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
      return false;
    }
  }
  validate28.errors = vErrors;
  return errors === 0;
}
validate28.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var HostConfig = validate29;
var schema53 = { "$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "https://hardpoint.dev/schemas/host-config.schema.json", "title": "HostConfig", "description": "<data directory>/config.json, written by the operator.", "type": "object", "additionalProperties": false, "properties": { "$schema": { "type": "string", "maxLength": 512 }, "host": { "type": "string", "default": "127.0.0.1", "maxLength": 253, "description": "address to listen on" }, "port": { "type": "integer", "minimum": 0, "maximum": 65535, "default": 7420 }, "trustProxy": { "type": "array", "maxItems": 32, "items": { "type": "string", "maxLength": 64 }, "default": [], "description": "CIDRs of reverse proxies whose X-Forwarded-For is believed" }, "registry": { "type": "string", "maxLength": 2048, "description": "https URL, a directory, or a bundle (*.hpb)" }, "registryRoot": { "type": "string", "maxLength": 4096, "description": "sha256:<hex> of the registry's first root (metadata/1.root.json), or the path of a root file; without it the first one shown is trusted" }, "registryMaxStaleHours": { "type": "integer", "minimum": 0, "maximum": 2160, "description": "how long past its time a registry's word is taken, and shown as stale: by default 0, and 720 for a bundle" }, "defaultPublisher": { "type": "string", "maxLength": 64, "pattern": "^[a-z][a-z0-9]*(-[a-z0-9]+)*$", "default": "hardpoint", "description": "install treasury means <defaultPublisher>.treasury" }, "publishers": { "type": "object", "maxProperties": 1e3, "description": "publisher id to the public keys (base64 of 32 bytes) trusted before first use", "additionalProperties": { "type": "array", "minItems": 1, "maxItems": 16, "items": { "$ref": "#/$defs/PublicKey" } } }, "licenseIssuers": { "type": "array", "maxItems": 16, "items": { "$ref": "#/$defs/PublicKey" }, "default": [], "description": "keys whose licenses this host accepts" }, "policy": { "type": "object", "additionalProperties": false, "description": "which versions of which plugins may be installed", "properties": { "minimumAgeHours": { "type": "integer", "minimum": 0, "maximum": 8760, "default": 0, "description": "how long a version must have been public, unless an admin names it by its number" }, "blocked": { "type": "array", "maxItems": 1e3, "default": [], "description": "plugins, or versions of them, that must not be chosen, nor stay: acme.mail, acme.mail@<2", "items": { "type": "string", "maxLength": 400, "pattern": "^[a-z][a-z0-9]*(-[a-z0-9]+)*\\.[a-z][a-z0-9]*(-[a-z0-9]+)*(@[^@]+)?$" } }, "pinned": { "type": "object", "maxProperties": 1e3, "propertyNames": { "$ref": "#/$defs/PluginId" }, "additionalProperties": { "type": "string", "minLength": 1, "maxLength": 256 }, "description": "plugin id to the version, or the range, that it is held to: no other is chosen, nor stays" }, "allowedPublishers": { "type": "array", "maxItems": 1e3, "description": "publishers of whom new versions are taken; absent: all", "items": { "type": "string", "maxLength": 64, "pattern": "^[a-z][a-z0-9]*(-[a-z0-9]+)*$" } }, "requiredSignatures": { "type": "array", "minItems": 1, "maxItems": 16, "items": { "$ref": "#/$defs/PublicKey" }, "description": "keys of which one must have signed each package besides its publisher, as hardpoint plugin countersign does; absent: nobody needs to" }, "overrides": { "type": "object", "maxProperties": 1e3, "propertyNames": { "$ref": "#/$defs/PluginId" }, "additionalProperties": { "type": "string", "minLength": 1, "maxLength": 256 }, "description": "plugin id to the range that counts in place of every range plugins name for it" }, "prereleases": { "type": "array", "maxItems": 1e3, "items": { "$ref": "#/$defs/PluginId" }, "default": [], "description": "plugins of which prereleases are taken like releases" } } }, "egress": { "type": "object", "additionalProperties": false, "properties": { "allowPrivate": { "type": "array", "maxItems": 64, "items": { "type": "string", "maxLength": 64 }, "default": [], "description": "CIDRs inside private ranges that http.fetch may reach" } } }, "cells": { "type": "object", "additionalProperties": false, "properties": { "maxMemoryMb": { "type": "integer", "minimum": 64, "maximum": 65536, "default": 512, "description": "resident memory at which a cell is killed" }, "maxCpuMs": { "type": "integer", "minimum": 1, "maximum": 6e4, "default": 5e3, "description": "cap on a manifest's limits.cpuMs" }, "maxWallMs": { "type": "integer", "minimum": 10, "maximum": 3e5, "default": 3e4, "description": "cap on a manifest's limits.wallMs" }, "idleMs": { "type": "integer", "minimum": 100, "maximum": 864e5, "default": 3e5, "description": "an isolate without calls for this long sleeps" }, "require": { "type": "array", "maxItems": 16, "uniqueItems": true, "items": { "$ref": "#/$defs/CellWall" }, "default": [], "description": "walls around cells without which the host does not start" }, "weights": { "type": "object", "maxProperties": 1e3, "propertyNames": { "$ref": "#/$defs/PluginId" }, "additionalProperties": { "type": "number", "minimum": 0.1, "maximum": 100 }, "description": "plugin id to its part of its cell's time beside its neighbours', which have 1" } } }, "upgrades": { "type": "object", "additionalProperties": false, "properties": { "keepVersions": { "type": "integer", "minimum": 0, "maximum": 10, "default": 2, "description": "versions of a plugin before the one in force that are kept for a rollback, each with its data where a migration changed that" }, "watchMinutes": { "type": "integer", "minimum": 0, "maximum": 10080, "default": 10, "description": "for so long after an upgrade the host goes back by itself where the new version does worse; 0: never" } } }, "updates": { "type": "object", "additionalProperties": false, "required": ["automatic"], "description": "newer versions that the host puts in force by itself, where nobody has to decide anything; absent: none", "properties": { "automatic": { "enum": ["security", "all"], "description": "security: only in the place of versions that an advisory warns of, or that their publisher withdrew for security" }, "minimumAgeHours": { "type": "integer", "minimum": 0, "maximum": 8760, "default": 72, "description": "how long a version must have been public before the host takes it by itself" } } }, "logs": { "type": "object", "additionalProperties": false, "properties": { "level": { "enum": ["debug", "info", "warn", "error"], "default": "info" } } } }, "$defs": { "CellWall": { "enum": ["permission", "files", "network", "child-process", "worker", "inspector", "env", "codegen", "addons", "net-namespace", "pid-namespace", "mount-namespace", "limits", "no-new-privs", "capabilities", "fds"] }, "PluginId": { "type": "string", "maxLength": 128, "pattern": "^[a-z][a-z0-9]*(-[a-z0-9]+)*\\.[a-z][a-z0-9]*(-[a-z0-9]+)*$", "description": "publisher.name" }, "PublicKey": { "type": "string", "pattern": "^[A-Za-z0-9+/]{43}=$", "description": "base64 of a raw Ed25519 public key" } } };
var schema60 = { "enum": ["permission", "files", "network", "child-process", "worker", "inspector", "env", "codegen", "addons", "net-namespace", "pid-namespace", "mount-namespace", "limits", "no-new-privs", "capabilities", "fds"] };
var pattern15 = new RegExp("^[a-z][a-z0-9]*(-[a-z0-9]+)*\\.[a-z][a-z0-9]*(-[a-z0-9]+)*(@[^@]+)?$", "u");
function validate29(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate29.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      const _errs1 = errors;
      for (const key0 in data) {
        if (!func1.call(schema53.properties, key0)) {
          validate29.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }];
          return false;
          break;
        }
      }
      if (_errs1 === errors) {
        if (data.$schema !== void 0) {
          let data0 = data.$schema;
          const _errs2 = errors;
          if (errors === _errs2) {
            if (typeof data0 === "string") {
              if (func2(data0) > 512) {
                validate29.errors = [{ instancePath: instancePath + "/$schema", schemaPath: "#/properties/%24schema/maxLength", keyword: "maxLength", params: { limit: 512 }, message: "must NOT have more than 512 characters" }];
                return false;
              }
            } else {
              validate29.errors = [{ instancePath: instancePath + "/$schema", schemaPath: "#/properties/%24schema/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
              return false;
            }
          }
          var valid0 = _errs2 === errors;
        } else {
          var valid0 = true;
        }
        if (valid0) {
          if (data.host !== void 0) {
            let data1 = data.host;
            const _errs4 = errors;
            if (errors === _errs4) {
              if (typeof data1 === "string") {
                if (func2(data1) > 253) {
                  validate29.errors = [{ instancePath: instancePath + "/host", schemaPath: "#/properties/host/maxLength", keyword: "maxLength", params: { limit: 253 }, message: "must NOT have more than 253 characters" }];
                  return false;
                }
              } else {
                validate29.errors = [{ instancePath: instancePath + "/host", schemaPath: "#/properties/host/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                return false;
              }
            }
            var valid0 = _errs4 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.port !== void 0) {
              let data2 = data.port;
              const _errs6 = errors;
              if (!(typeof data2 == "number" && (!(data2 % 1) && !isNaN(data2)) && isFinite(data2))) {
                validate29.errors = [{ instancePath: instancePath + "/port", schemaPath: "#/properties/port/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }];
                return false;
              }
              if (errors === _errs6) {
                if (typeof data2 == "number" && isFinite(data2)) {
                  if (data2 > 65535 || isNaN(data2)) {
                    validate29.errors = [{ instancePath: instancePath + "/port", schemaPath: "#/properties/port/maximum", keyword: "maximum", params: { comparison: "<=", limit: 65535 }, message: "must be <= 65535" }];
                    return false;
                  } else {
                    if (data2 < 0 || isNaN(data2)) {
                      validate29.errors = [{ instancePath: instancePath + "/port", schemaPath: "#/properties/port/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }];
                      return false;
                    }
                  }
                }
              }
              var valid0 = _errs6 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.trustProxy !== void 0) {
                let data3 = data.trustProxy;
                const _errs8 = errors;
                if (errors === _errs8) {
                  if (Array.isArray(data3)) {
                    if (data3.length > 32) {
                      validate29.errors = [{ instancePath: instancePath + "/trustProxy", schemaPath: "#/properties/trustProxy/maxItems", keyword: "maxItems", params: { limit: 32 }, message: "must NOT have more than 32 items" }];
                      return false;
                    } else {
                      var valid1 = true;
                      const len0 = data3.length;
                      for (let i0 = 0; i0 < len0; i0++) {
                        let data4 = data3[i0];
                        const _errs10 = errors;
                        if (errors === _errs10) {
                          if (typeof data4 === "string") {
                            if (func2(data4) > 64) {
                              validate29.errors = [{ instancePath: instancePath + "/trustProxy/" + i0, schemaPath: "#/properties/trustProxy/items/maxLength", keyword: "maxLength", params: { limit: 64 }, message: "must NOT have more than 64 characters" }];
                              return false;
                            }
                          } else {
                            validate29.errors = [{ instancePath: instancePath + "/trustProxy/" + i0, schemaPath: "#/properties/trustProxy/items/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                            return false;
                          }
                        }
                        var valid1 = _errs10 === errors;
                        if (!valid1) {
                          break;
                        }
                      }
                    }
                  } else {
                    validate29.errors = [{ instancePath: instancePath + "/trustProxy", schemaPath: "#/properties/trustProxy/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
                    return false;
                  }
                }
                var valid0 = _errs8 === errors;
              } else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.registry !== void 0) {
                  let data5 = data.registry;
                  const _errs12 = errors;
                  if (errors === _errs12) {
                    if (typeof data5 === "string") {
                      if (func2(data5) > 2048) {
                        validate29.errors = [{ instancePath: instancePath + "/registry", schemaPath: "#/properties/registry/maxLength", keyword: "maxLength", params: { limit: 2048 }, message: "must NOT have more than 2048 characters" }];
                        return false;
                      }
                    } else {
                      validate29.errors = [{ instancePath: instancePath + "/registry", schemaPath: "#/properties/registry/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                      return false;
                    }
                  }
                  var valid0 = _errs12 === errors;
                } else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.registryRoot !== void 0) {
                    let data6 = data.registryRoot;
                    const _errs14 = errors;
                    if (errors === _errs14) {
                      if (typeof data6 === "string") {
                        if (func2(data6) > 4096) {
                          validate29.errors = [{ instancePath: instancePath + "/registryRoot", schemaPath: "#/properties/registryRoot/maxLength", keyword: "maxLength", params: { limit: 4096 }, message: "must NOT have more than 4096 characters" }];
                          return false;
                        }
                      } else {
                        validate29.errors = [{ instancePath: instancePath + "/registryRoot", schemaPath: "#/properties/registryRoot/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                        return false;
                      }
                    }
                    var valid0 = _errs14 === errors;
                  } else {
                    var valid0 = true;
                  }
                  if (valid0) {
                    if (data.registryMaxStaleHours !== void 0) {
                      let data7 = data.registryMaxStaleHours;
                      const _errs16 = errors;
                      if (!(typeof data7 == "number" && (!(data7 % 1) && !isNaN(data7)) && isFinite(data7))) {
                        validate29.errors = [{ instancePath: instancePath + "/registryMaxStaleHours", schemaPath: "#/properties/registryMaxStaleHours/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }];
                        return false;
                      }
                      if (errors === _errs16) {
                        if (typeof data7 == "number" && isFinite(data7)) {
                          if (data7 > 2160 || isNaN(data7)) {
                            validate29.errors = [{ instancePath: instancePath + "/registryMaxStaleHours", schemaPath: "#/properties/registryMaxStaleHours/maximum", keyword: "maximum", params: { comparison: "<=", limit: 2160 }, message: "must be <= 2160" }];
                            return false;
                          } else {
                            if (data7 < 0 || isNaN(data7)) {
                              validate29.errors = [{ instancePath: instancePath + "/registryMaxStaleHours", schemaPath: "#/properties/registryMaxStaleHours/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }];
                              return false;
                            }
                          }
                        }
                      }
                      var valid0 = _errs16 === errors;
                    } else {
                      var valid0 = true;
                    }
                    if (valid0) {
                      if (data.defaultPublisher !== void 0) {
                        let data8 = data.defaultPublisher;
                        const _errs18 = errors;
                        if (errors === _errs18) {
                          if (typeof data8 === "string") {
                            if (func2(data8) > 64) {
                              validate29.errors = [{ instancePath: instancePath + "/defaultPublisher", schemaPath: "#/properties/defaultPublisher/maxLength", keyword: "maxLength", params: { limit: 64 }, message: "must NOT have more than 64 characters" }];
                              return false;
                            } else {
                              if (!pattern5.test(data8)) {
                                validate29.errors = [{ instancePath: instancePath + "/defaultPublisher", schemaPath: "#/properties/defaultPublisher/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9]*(-[a-z0-9]+)*$" }, message: 'must match pattern "^[a-z][a-z0-9]*(-[a-z0-9]+)*$"' }];
                                return false;
                              }
                            }
                          } else {
                            validate29.errors = [{ instancePath: instancePath + "/defaultPublisher", schemaPath: "#/properties/defaultPublisher/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                            return false;
                          }
                        }
                        var valid0 = _errs18 === errors;
                      } else {
                        var valid0 = true;
                      }
                      if (valid0) {
                        if (data.publishers !== void 0) {
                          let data9 = data.publishers;
                          const _errs20 = errors;
                          if (errors === _errs20) {
                            if (data9 && typeof data9 == "object" && !Array.isArray(data9)) {
                              if (Object.keys(data9).length > 1e3) {
                                validate29.errors = [{ instancePath: instancePath + "/publishers", schemaPath: "#/properties/publishers/maxProperties", keyword: "maxProperties", params: { limit: 1e3 }, message: "must NOT have more than 1000 properties" }];
                                return false;
                              } else {
                                for (const key1 in data9) {
                                  let data10 = data9[key1];
                                  const _errs23 = errors;
                                  if (errors === _errs23) {
                                    if (Array.isArray(data10)) {
                                      if (data10.length > 16) {
                                        validate29.errors = [{ instancePath: instancePath + "/publishers/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/publishers/additionalProperties/maxItems", keyword: "maxItems", params: { limit: 16 }, message: "must NOT have more than 16 items" }];
                                        return false;
                                      } else {
                                        if (data10.length < 1) {
                                          validate29.errors = [{ instancePath: instancePath + "/publishers/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/publishers/additionalProperties/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" }];
                                          return false;
                                        } else {
                                          var valid3 = true;
                                          const len1 = data10.length;
                                          for (let i1 = 0; i1 < len1; i1++) {
                                            let data11 = data10[i1];
                                            const _errs25 = errors;
                                            const _errs26 = errors;
                                            if (errors === _errs26) {
                                              if (typeof data11 === "string") {
                                                if (!pattern6.test(data11)) {
                                                  validate29.errors = [{ instancePath: instancePath + "/publishers/" + key1.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + i1, schemaPath: "#/$defs/PublicKey/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9+/]{43}=$" }, message: 'must match pattern "^[A-Za-z0-9+/]{43}=$"' }];
                                                  return false;
                                                }
                                              } else {
                                                validate29.errors = [{ instancePath: instancePath + "/publishers/" + key1.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + i1, schemaPath: "#/$defs/PublicKey/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                                return false;
                                              }
                                            }
                                            var valid3 = _errs25 === errors;
                                            if (!valid3) {
                                              break;
                                            }
                                          }
                                        }
                                      }
                                    } else {
                                      validate29.errors = [{ instancePath: instancePath + "/publishers/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/publishers/additionalProperties/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
                                      return false;
                                    }
                                  }
                                  var valid2 = _errs23 === errors;
                                  if (!valid2) {
                                    break;
                                  }
                                }
                              }
                            } else {
                              validate29.errors = [{ instancePath: instancePath + "/publishers", schemaPath: "#/properties/publishers/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                              return false;
                            }
                          }
                          var valid0 = _errs20 === errors;
                        } else {
                          var valid0 = true;
                        }
                        if (valid0) {
                          if (data.licenseIssuers !== void 0) {
                            let data12 = data.licenseIssuers;
                            const _errs28 = errors;
                            if (errors === _errs28) {
                              if (Array.isArray(data12)) {
                                if (data12.length > 16) {
                                  validate29.errors = [{ instancePath: instancePath + "/licenseIssuers", schemaPath: "#/properties/licenseIssuers/maxItems", keyword: "maxItems", params: { limit: 16 }, message: "must NOT have more than 16 items" }];
                                  return false;
                                } else {
                                  var valid5 = true;
                                  const len2 = data12.length;
                                  for (let i2 = 0; i2 < len2; i2++) {
                                    let data13 = data12[i2];
                                    const _errs30 = errors;
                                    const _errs31 = errors;
                                    if (errors === _errs31) {
                                      if (typeof data13 === "string") {
                                        if (!pattern6.test(data13)) {
                                          validate29.errors = [{ instancePath: instancePath + "/licenseIssuers/" + i2, schemaPath: "#/$defs/PublicKey/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9+/]{43}=$" }, message: 'must match pattern "^[A-Za-z0-9+/]{43}=$"' }];
                                          return false;
                                        }
                                      } else {
                                        validate29.errors = [{ instancePath: instancePath + "/licenseIssuers/" + i2, schemaPath: "#/$defs/PublicKey/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                        return false;
                                      }
                                    }
                                    var valid5 = _errs30 === errors;
                                    if (!valid5) {
                                      break;
                                    }
                                  }
                                }
                              } else {
                                validate29.errors = [{ instancePath: instancePath + "/licenseIssuers", schemaPath: "#/properties/licenseIssuers/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
                                return false;
                              }
                            }
                            var valid0 = _errs28 === errors;
                          } else {
                            var valid0 = true;
                          }
                          if (valid0) {
                            if (data.policy !== void 0) {
                              let data14 = data.policy;
                              const _errs33 = errors;
                              if (errors === _errs33) {
                                if (data14 && typeof data14 == "object" && !Array.isArray(data14)) {
                                  const _errs35 = errors;
                                  for (const key2 in data14) {
                                    if (!(key2 === "minimumAgeHours" || key2 === "blocked" || key2 === "pinned" || key2 === "allowedPublishers" || key2 === "requiredSignatures" || key2 === "overrides" || key2 === "prereleases")) {
                                      validate29.errors = [{ instancePath: instancePath + "/policy", schemaPath: "#/properties/policy/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key2 }, message: "must NOT have additional properties" }];
                                      return false;
                                      break;
                                    }
                                  }
                                  if (_errs35 === errors) {
                                    if (data14.minimumAgeHours !== void 0) {
                                      let data15 = data14.minimumAgeHours;
                                      const _errs36 = errors;
                                      if (!(typeof data15 == "number" && (!(data15 % 1) && !isNaN(data15)) && isFinite(data15))) {
                                        validate29.errors = [{ instancePath: instancePath + "/policy/minimumAgeHours", schemaPath: "#/properties/policy/properties/minimumAgeHours/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }];
                                        return false;
                                      }
                                      if (errors === _errs36) {
                                        if (typeof data15 == "number" && isFinite(data15)) {
                                          if (data15 > 8760 || isNaN(data15)) {
                                            validate29.errors = [{ instancePath: instancePath + "/policy/minimumAgeHours", schemaPath: "#/properties/policy/properties/minimumAgeHours/maximum", keyword: "maximum", params: { comparison: "<=", limit: 8760 }, message: "must be <= 8760" }];
                                            return false;
                                          } else {
                                            if (data15 < 0 || isNaN(data15)) {
                                              validate29.errors = [{ instancePath: instancePath + "/policy/minimumAgeHours", schemaPath: "#/properties/policy/properties/minimumAgeHours/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }];
                                              return false;
                                            }
                                          }
                                        }
                                      }
                                      var valid7 = _errs36 === errors;
                                    } else {
                                      var valid7 = true;
                                    }
                                    if (valid7) {
                                      if (data14.blocked !== void 0) {
                                        let data16 = data14.blocked;
                                        const _errs38 = errors;
                                        if (errors === _errs38) {
                                          if (Array.isArray(data16)) {
                                            if (data16.length > 1e3) {
                                              validate29.errors = [{ instancePath: instancePath + "/policy/blocked", schemaPath: "#/properties/policy/properties/blocked/maxItems", keyword: "maxItems", params: { limit: 1e3 }, message: "must NOT have more than 1000 items" }];
                                              return false;
                                            } else {
                                              var valid8 = true;
                                              const len3 = data16.length;
                                              for (let i3 = 0; i3 < len3; i3++) {
                                                let data17 = data16[i3];
                                                const _errs40 = errors;
                                                if (errors === _errs40) {
                                                  if (typeof data17 === "string") {
                                                    if (func2(data17) > 400) {
                                                      validate29.errors = [{ instancePath: instancePath + "/policy/blocked/" + i3, schemaPath: "#/properties/policy/properties/blocked/items/maxLength", keyword: "maxLength", params: { limit: 400 }, message: "must NOT have more than 400 characters" }];
                                                      return false;
                                                    } else {
                                                      if (!pattern15.test(data17)) {
                                                        validate29.errors = [{ instancePath: instancePath + "/policy/blocked/" + i3, schemaPath: "#/properties/policy/properties/blocked/items/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9]*(-[a-z0-9]+)*\\.[a-z][a-z0-9]*(-[a-z0-9]+)*(@[^@]+)?$" }, message: 'must match pattern "^[a-z][a-z0-9]*(-[a-z0-9]+)*\\.[a-z][a-z0-9]*(-[a-z0-9]+)*(@[^@]+)?$"' }];
                                                        return false;
                                                      }
                                                    }
                                                  } else {
                                                    validate29.errors = [{ instancePath: instancePath + "/policy/blocked/" + i3, schemaPath: "#/properties/policy/properties/blocked/items/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                                    return false;
                                                  }
                                                }
                                                var valid8 = _errs40 === errors;
                                                if (!valid8) {
                                                  break;
                                                }
                                              }
                                            }
                                          } else {
                                            validate29.errors = [{ instancePath: instancePath + "/policy/blocked", schemaPath: "#/properties/policy/properties/blocked/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
                                            return false;
                                          }
                                        }
                                        var valid7 = _errs38 === errors;
                                      } else {
                                        var valid7 = true;
                                      }
                                      if (valid7) {
                                        if (data14.pinned !== void 0) {
                                          let data18 = data14.pinned;
                                          const _errs42 = errors;
                                          if (errors === _errs42) {
                                            if (data18 && typeof data18 == "object" && !Array.isArray(data18)) {
                                              if (Object.keys(data18).length > 1e3) {
                                                validate29.errors = [{ instancePath: instancePath + "/policy/pinned", schemaPath: "#/properties/policy/properties/pinned/maxProperties", keyword: "maxProperties", params: { limit: 1e3 }, message: "must NOT have more than 1000 properties" }];
                                                return false;
                                              } else {
                                                for (const key3 in data18) {
                                                  const _errs44 = errors;
                                                  const _errs45 = errors;
                                                  if (errors === _errs45) {
                                                    if (typeof key3 === "string") {
                                                      if (func2(key3) > 128) {
                                                        const err0 = { instancePath: instancePath + "/policy/pinned", schemaPath: "#/$defs/PluginId/maxLength", keyword: "maxLength", params: { limit: 128 }, message: "must NOT have more than 128 characters", propertyName: key3 };
                                                        if (vErrors === null) {
                                                          vErrors = [err0];
                                                        } else {
                                                          vErrors.push(err0);
                                                        }
                                                        errors++;
                                                      } else {
                                                        if (!pattern9.test(key3)) {
                                                          const err1 = { instancePath: instancePath + "/policy/pinned", schemaPath: "#/$defs/PluginId/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9]*(-[a-z0-9]+)*\\.[a-z][a-z0-9]*(-[a-z0-9]+)*$" }, message: 'must match pattern "^[a-z][a-z0-9]*(-[a-z0-9]+)*\\.[a-z][a-z0-9]*(-[a-z0-9]+)*$"', propertyName: key3 };
                                                          if (vErrors === null) {
                                                            vErrors = [err1];
                                                          } else {
                                                            vErrors.push(err1);
                                                          }
                                                          errors++;
                                                        }
                                                      }
                                                    } else {
                                                      const err2 = { instancePath: instancePath + "/policy/pinned", schemaPath: "#/$defs/PluginId/type", keyword: "type", params: { type: "string" }, message: "must be string", propertyName: key3 };
                                                      if (vErrors === null) {
                                                        vErrors = [err2];
                                                      } else {
                                                        vErrors.push(err2);
                                                      }
                                                      errors++;
                                                    }
                                                  }
                                                  var valid9 = _errs44 === errors;
                                                  if (!valid9) {
                                                    const err3 = { instancePath: instancePath + "/policy/pinned", schemaPath: "#/properties/policy/properties/pinned/propertyNames", keyword: "propertyNames", params: { propertyName: key3 }, message: "property name must be valid" };
                                                    if (vErrors === null) {
                                                      vErrors = [err3];
                                                    } else {
                                                      vErrors.push(err3);
                                                    }
                                                    errors++;
                                                    validate29.errors = vErrors;
                                                    return false;
                                                    break;
                                                  }
                                                }
                                                if (valid9) {
                                                  for (const key4 in data18) {
                                                    let data19 = data18[key4];
                                                    const _errs48 = errors;
                                                    if (errors === _errs48) {
                                                      if (typeof data19 === "string") {
                                                        if (func2(data19) > 256) {
                                                          validate29.errors = [{ instancePath: instancePath + "/policy/pinned/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/policy/properties/pinned/additionalProperties/maxLength", keyword: "maxLength", params: { limit: 256 }, message: "must NOT have more than 256 characters" }];
                                                          return false;
                                                        } else {
                                                          if (func2(data19) < 1) {
                                                            validate29.errors = [{ instancePath: instancePath + "/policy/pinned/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/policy/properties/pinned/additionalProperties/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                                                            return false;
                                                          }
                                                        }
                                                      } else {
                                                        validate29.errors = [{ instancePath: instancePath + "/policy/pinned/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/policy/properties/pinned/additionalProperties/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                                        return false;
                                                      }
                                                    }
                                                    var valid11 = _errs48 === errors;
                                                    if (!valid11) {
                                                      break;
                                                    }
                                                  }
                                                }
                                              }
                                            } else {
                                              validate29.errors = [{ instancePath: instancePath + "/policy/pinned", schemaPath: "#/properties/policy/properties/pinned/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                                              return false;
                                            }
                                          }
                                          var valid7 = _errs42 === errors;
                                        } else {
                                          var valid7 = true;
                                        }
                                        if (valid7) {
                                          if (data14.allowedPublishers !== void 0) {
                                            let data20 = data14.allowedPublishers;
                                            const _errs50 = errors;
                                            if (errors === _errs50) {
                                              if (Array.isArray(data20)) {
                                                if (data20.length > 1e3) {
                                                  validate29.errors = [{ instancePath: instancePath + "/policy/allowedPublishers", schemaPath: "#/properties/policy/properties/allowedPublishers/maxItems", keyword: "maxItems", params: { limit: 1e3 }, message: "must NOT have more than 1000 items" }];
                                                  return false;
                                                } else {
                                                  var valid12 = true;
                                                  const len4 = data20.length;
                                                  for (let i4 = 0; i4 < len4; i4++) {
                                                    let data21 = data20[i4];
                                                    const _errs52 = errors;
                                                    if (errors === _errs52) {
                                                      if (typeof data21 === "string") {
                                                        if (func2(data21) > 64) {
                                                          validate29.errors = [{ instancePath: instancePath + "/policy/allowedPublishers/" + i4, schemaPath: "#/properties/policy/properties/allowedPublishers/items/maxLength", keyword: "maxLength", params: { limit: 64 }, message: "must NOT have more than 64 characters" }];
                                                          return false;
                                                        } else {
                                                          if (!pattern5.test(data21)) {
                                                            validate29.errors = [{ instancePath: instancePath + "/policy/allowedPublishers/" + i4, schemaPath: "#/properties/policy/properties/allowedPublishers/items/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9]*(-[a-z0-9]+)*$" }, message: 'must match pattern "^[a-z][a-z0-9]*(-[a-z0-9]+)*$"' }];
                                                            return false;
                                                          }
                                                        }
                                                      } else {
                                                        validate29.errors = [{ instancePath: instancePath + "/policy/allowedPublishers/" + i4, schemaPath: "#/properties/policy/properties/allowedPublishers/items/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                                        return false;
                                                      }
                                                    }
                                                    var valid12 = _errs52 === errors;
                                                    if (!valid12) {
                                                      break;
                                                    }
                                                  }
                                                }
                                              } else {
                                                validate29.errors = [{ instancePath: instancePath + "/policy/allowedPublishers", schemaPath: "#/properties/policy/properties/allowedPublishers/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
                                                return false;
                                              }
                                            }
                                            var valid7 = _errs50 === errors;
                                          } else {
                                            var valid7 = true;
                                          }
                                          if (valid7) {
                                            if (data14.requiredSignatures !== void 0) {
                                              let data22 = data14.requiredSignatures;
                                              const _errs54 = errors;
                                              if (errors === _errs54) {
                                                if (Array.isArray(data22)) {
                                                  if (data22.length > 16) {
                                                    validate29.errors = [{ instancePath: instancePath + "/policy/requiredSignatures", schemaPath: "#/properties/policy/properties/requiredSignatures/maxItems", keyword: "maxItems", params: { limit: 16 }, message: "must NOT have more than 16 items" }];
                                                    return false;
                                                  } else {
                                                    if (data22.length < 1) {
                                                      validate29.errors = [{ instancePath: instancePath + "/policy/requiredSignatures", schemaPath: "#/properties/policy/properties/requiredSignatures/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" }];
                                                      return false;
                                                    } else {
                                                      var valid13 = true;
                                                      const len5 = data22.length;
                                                      for (let i5 = 0; i5 < len5; i5++) {
                                                        let data23 = data22[i5];
                                                        const _errs56 = errors;
                                                        const _errs57 = errors;
                                                        if (errors === _errs57) {
                                                          if (typeof data23 === "string") {
                                                            if (!pattern6.test(data23)) {
                                                              validate29.errors = [{ instancePath: instancePath + "/policy/requiredSignatures/" + i5, schemaPath: "#/$defs/PublicKey/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9+/]{43}=$" }, message: 'must match pattern "^[A-Za-z0-9+/]{43}=$"' }];
                                                              return false;
                                                            }
                                                          } else {
                                                            validate29.errors = [{ instancePath: instancePath + "/policy/requiredSignatures/" + i5, schemaPath: "#/$defs/PublicKey/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                                            return false;
                                                          }
                                                        }
                                                        var valid13 = _errs56 === errors;
                                                        if (!valid13) {
                                                          break;
                                                        }
                                                      }
                                                    }
                                                  }
                                                } else {
                                                  validate29.errors = [{ instancePath: instancePath + "/policy/requiredSignatures", schemaPath: "#/properties/policy/properties/requiredSignatures/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
                                                  return false;
                                                }
                                              }
                                              var valid7 = _errs54 === errors;
                                            } else {
                                              var valid7 = true;
                                            }
                                            if (valid7) {
                                              if (data14.overrides !== void 0) {
                                                let data24 = data14.overrides;
                                                const _errs59 = errors;
                                                if (errors === _errs59) {
                                                  if (data24 && typeof data24 == "object" && !Array.isArray(data24)) {
                                                    if (Object.keys(data24).length > 1e3) {
                                                      validate29.errors = [{ instancePath: instancePath + "/policy/overrides", schemaPath: "#/properties/policy/properties/overrides/maxProperties", keyword: "maxProperties", params: { limit: 1e3 }, message: "must NOT have more than 1000 properties" }];
                                                      return false;
                                                    } else {
                                                      for (const key5 in data24) {
                                                        const _errs61 = errors;
                                                        const _errs62 = errors;
                                                        if (errors === _errs62) {
                                                          if (typeof key5 === "string") {
                                                            if (func2(key5) > 128) {
                                                              const err4 = { instancePath: instancePath + "/policy/overrides", schemaPath: "#/$defs/PluginId/maxLength", keyword: "maxLength", params: { limit: 128 }, message: "must NOT have more than 128 characters", propertyName: key5 };
                                                              if (vErrors === null) {
                                                                vErrors = [err4];
                                                              } else {
                                                                vErrors.push(err4);
                                                              }
                                                              errors++;
                                                            } else {
                                                              if (!pattern9.test(key5)) {
                                                                const err5 = { instancePath: instancePath + "/policy/overrides", schemaPath: "#/$defs/PluginId/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9]*(-[a-z0-9]+)*\\.[a-z][a-z0-9]*(-[a-z0-9]+)*$" }, message: 'must match pattern "^[a-z][a-z0-9]*(-[a-z0-9]+)*\\.[a-z][a-z0-9]*(-[a-z0-9]+)*$"', propertyName: key5 };
                                                                if (vErrors === null) {
                                                                  vErrors = [err5];
                                                                } else {
                                                                  vErrors.push(err5);
                                                                }
                                                                errors++;
                                                              }
                                                            }
                                                          } else {
                                                            const err6 = { instancePath: instancePath + "/policy/overrides", schemaPath: "#/$defs/PluginId/type", keyword: "type", params: { type: "string" }, message: "must be string", propertyName: key5 };
                                                            if (vErrors === null) {
                                                              vErrors = [err6];
                                                            } else {
                                                              vErrors.push(err6);
                                                            }
                                                            errors++;
                                                          }
                                                        }
                                                        var valid15 = _errs61 === errors;
                                                        if (!valid15) {
                                                          const err7 = { instancePath: instancePath + "/policy/overrides", schemaPath: "#/properties/policy/properties/overrides/propertyNames", keyword: "propertyNames", params: { propertyName: key5 }, message: "property name must be valid" };
                                                          if (vErrors === null) {
                                                            vErrors = [err7];
                                                          } else {
                                                            vErrors.push(err7);
                                                          }
                                                          errors++;
                                                          validate29.errors = vErrors;
                                                          return false;
                                                          break;
                                                        }
                                                      }
                                                      if (valid15) {
                                                        for (const key6 in data24) {
                                                          let data25 = data24[key6];
                                                          const _errs65 = errors;
                                                          if (errors === _errs65) {
                                                            if (typeof data25 === "string") {
                                                              if (func2(data25) > 256) {
                                                                validate29.errors = [{ instancePath: instancePath + "/policy/overrides/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/policy/properties/overrides/additionalProperties/maxLength", keyword: "maxLength", params: { limit: 256 }, message: "must NOT have more than 256 characters" }];
                                                                return false;
                                                              } else {
                                                                if (func2(data25) < 1) {
                                                                  validate29.errors = [{ instancePath: instancePath + "/policy/overrides/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/policy/properties/overrides/additionalProperties/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                                                                  return false;
                                                                }
                                                              }
                                                            } else {
                                                              validate29.errors = [{ instancePath: instancePath + "/policy/overrides/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/policy/properties/overrides/additionalProperties/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                                              return false;
                                                            }
                                                          }
                                                          var valid17 = _errs65 === errors;
                                                          if (!valid17) {
                                                            break;
                                                          }
                                                        }
                                                      }
                                                    }
                                                  } else {
                                                    validate29.errors = [{ instancePath: instancePath + "/policy/overrides", schemaPath: "#/properties/policy/properties/overrides/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                                                    return false;
                                                  }
                                                }
                                                var valid7 = _errs59 === errors;
                                              } else {
                                                var valid7 = true;
                                              }
                                              if (valid7) {
                                                if (data14.prereleases !== void 0) {
                                                  let data26 = data14.prereleases;
                                                  const _errs67 = errors;
                                                  if (errors === _errs67) {
                                                    if (Array.isArray(data26)) {
                                                      if (data26.length > 1e3) {
                                                        validate29.errors = [{ instancePath: instancePath + "/policy/prereleases", schemaPath: "#/properties/policy/properties/prereleases/maxItems", keyword: "maxItems", params: { limit: 1e3 }, message: "must NOT have more than 1000 items" }];
                                                        return false;
                                                      } else {
                                                        var valid18 = true;
                                                        const len6 = data26.length;
                                                        for (let i6 = 0; i6 < len6; i6++) {
                                                          let data27 = data26[i6];
                                                          const _errs69 = errors;
                                                          const _errs70 = errors;
                                                          if (errors === _errs70) {
                                                            if (typeof data27 === "string") {
                                                              if (func2(data27) > 128) {
                                                                validate29.errors = [{ instancePath: instancePath + "/policy/prereleases/" + i6, schemaPath: "#/$defs/PluginId/maxLength", keyword: "maxLength", params: { limit: 128 }, message: "must NOT have more than 128 characters" }];
                                                                return false;
                                                              } else {
                                                                if (!pattern9.test(data27)) {
                                                                  validate29.errors = [{ instancePath: instancePath + "/policy/prereleases/" + i6, schemaPath: "#/$defs/PluginId/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9]*(-[a-z0-9]+)*\\.[a-z][a-z0-9]*(-[a-z0-9]+)*$" }, message: 'must match pattern "^[a-z][a-z0-9]*(-[a-z0-9]+)*\\.[a-z][a-z0-9]*(-[a-z0-9]+)*$"' }];
                                                                  return false;
                                                                }
                                                              }
                                                            } else {
                                                              validate29.errors = [{ instancePath: instancePath + "/policy/prereleases/" + i6, schemaPath: "#/$defs/PluginId/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                                              return false;
                                                            }
                                                          }
                                                          var valid18 = _errs69 === errors;
                                                          if (!valid18) {
                                                            break;
                                                          }
                                                        }
                                                      }
                                                    } else {
                                                      validate29.errors = [{ instancePath: instancePath + "/policy/prereleases", schemaPath: "#/properties/policy/properties/prereleases/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
                                                      return false;
                                                    }
                                                  }
                                                  var valid7 = _errs67 === errors;
                                                } else {
                                                  var valid7 = true;
                                                }
                                              }
                                            }
                                          }
                                        }
                                      }
                                    }
                                  }
                                } else {
                                  validate29.errors = [{ instancePath: instancePath + "/policy", schemaPath: "#/properties/policy/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                                  return false;
                                }
                              }
                              var valid0 = _errs33 === errors;
                            } else {
                              var valid0 = true;
                            }
                            if (valid0) {
                              if (data.egress !== void 0) {
                                let data28 = data.egress;
                                const _errs72 = errors;
                                if (errors === _errs72) {
                                  if (data28 && typeof data28 == "object" && !Array.isArray(data28)) {
                                    const _errs74 = errors;
                                    for (const key7 in data28) {
                                      if (!(key7 === "allowPrivate")) {
                                        validate29.errors = [{ instancePath: instancePath + "/egress", schemaPath: "#/properties/egress/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key7 }, message: "must NOT have additional properties" }];
                                        return false;
                                        break;
                                      }
                                    }
                                    if (_errs74 === errors) {
                                      if (data28.allowPrivate !== void 0) {
                                        let data29 = data28.allowPrivate;
                                        const _errs75 = errors;
                                        if (errors === _errs75) {
                                          if (Array.isArray(data29)) {
                                            if (data29.length > 64) {
                                              validate29.errors = [{ instancePath: instancePath + "/egress/allowPrivate", schemaPath: "#/properties/egress/properties/allowPrivate/maxItems", keyword: "maxItems", params: { limit: 64 }, message: "must NOT have more than 64 items" }];
                                              return false;
                                            } else {
                                              var valid21 = true;
                                              const len7 = data29.length;
                                              for (let i7 = 0; i7 < len7; i7++) {
                                                let data30 = data29[i7];
                                                const _errs77 = errors;
                                                if (errors === _errs77) {
                                                  if (typeof data30 === "string") {
                                                    if (func2(data30) > 64) {
                                                      validate29.errors = [{ instancePath: instancePath + "/egress/allowPrivate/" + i7, schemaPath: "#/properties/egress/properties/allowPrivate/items/maxLength", keyword: "maxLength", params: { limit: 64 }, message: "must NOT have more than 64 characters" }];
                                                      return false;
                                                    }
                                                  } else {
                                                    validate29.errors = [{ instancePath: instancePath + "/egress/allowPrivate/" + i7, schemaPath: "#/properties/egress/properties/allowPrivate/items/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                                    return false;
                                                  }
                                                }
                                                var valid21 = _errs77 === errors;
                                                if (!valid21) {
                                                  break;
                                                }
                                              }
                                            }
                                          } else {
                                            validate29.errors = [{ instancePath: instancePath + "/egress/allowPrivate", schemaPath: "#/properties/egress/properties/allowPrivate/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
                                            return false;
                                          }
                                        }
                                      }
                                    }
                                  } else {
                                    validate29.errors = [{ instancePath: instancePath + "/egress", schemaPath: "#/properties/egress/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                                    return false;
                                  }
                                }
                                var valid0 = _errs72 === errors;
                              } else {
                                var valid0 = true;
                              }
                              if (valid0) {
                                if (data.cells !== void 0) {
                                  let data31 = data.cells;
                                  const _errs79 = errors;
                                  if (errors === _errs79) {
                                    if (data31 && typeof data31 == "object" && !Array.isArray(data31)) {
                                      const _errs81 = errors;
                                      for (const key8 in data31) {
                                        if (!(key8 === "maxMemoryMb" || key8 === "maxCpuMs" || key8 === "maxWallMs" || key8 === "idleMs" || key8 === "require" || key8 === "weights")) {
                                          validate29.errors = [{ instancePath: instancePath + "/cells", schemaPath: "#/properties/cells/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key8 }, message: "must NOT have additional properties" }];
                                          return false;
                                          break;
                                        }
                                      }
                                      if (_errs81 === errors) {
                                        if (data31.maxMemoryMb !== void 0) {
                                          let data32 = data31.maxMemoryMb;
                                          const _errs82 = errors;
                                          if (!(typeof data32 == "number" && (!(data32 % 1) && !isNaN(data32)) && isFinite(data32))) {
                                            validate29.errors = [{ instancePath: instancePath + "/cells/maxMemoryMb", schemaPath: "#/properties/cells/properties/maxMemoryMb/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }];
                                            return false;
                                          }
                                          if (errors === _errs82) {
                                            if (typeof data32 == "number" && isFinite(data32)) {
                                              if (data32 > 65536 || isNaN(data32)) {
                                                validate29.errors = [{ instancePath: instancePath + "/cells/maxMemoryMb", schemaPath: "#/properties/cells/properties/maxMemoryMb/maximum", keyword: "maximum", params: { comparison: "<=", limit: 65536 }, message: "must be <= 65536" }];
                                                return false;
                                              } else {
                                                if (data32 < 64 || isNaN(data32)) {
                                                  validate29.errors = [{ instancePath: instancePath + "/cells/maxMemoryMb", schemaPath: "#/properties/cells/properties/maxMemoryMb/minimum", keyword: "minimum", params: { comparison: ">=", limit: 64 }, message: "must be >= 64" }];
                                                  return false;
                                                }
                                              }
                                            }
                                          }
                                          var valid22 = _errs82 === errors;
                                        } else {
                                          var valid22 = true;
                                        }
                                        if (valid22) {
                                          if (data31.maxCpuMs !== void 0) {
                                            let data33 = data31.maxCpuMs;
                                            const _errs84 = errors;
                                            if (!(typeof data33 == "number" && (!(data33 % 1) && !isNaN(data33)) && isFinite(data33))) {
                                              validate29.errors = [{ instancePath: instancePath + "/cells/maxCpuMs", schemaPath: "#/properties/cells/properties/maxCpuMs/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }];
                                              return false;
                                            }
                                            if (errors === _errs84) {
                                              if (typeof data33 == "number" && isFinite(data33)) {
                                                if (data33 > 6e4 || isNaN(data33)) {
                                                  validate29.errors = [{ instancePath: instancePath + "/cells/maxCpuMs", schemaPath: "#/properties/cells/properties/maxCpuMs/maximum", keyword: "maximum", params: { comparison: "<=", limit: 6e4 }, message: "must be <= 60000" }];
                                                  return false;
                                                } else {
                                                  if (data33 < 1 || isNaN(data33)) {
                                                    validate29.errors = [{ instancePath: instancePath + "/cells/maxCpuMs", schemaPath: "#/properties/cells/properties/maxCpuMs/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }];
                                                    return false;
                                                  }
                                                }
                                              }
                                            }
                                            var valid22 = _errs84 === errors;
                                          } else {
                                            var valid22 = true;
                                          }
                                          if (valid22) {
                                            if (data31.maxWallMs !== void 0) {
                                              let data34 = data31.maxWallMs;
                                              const _errs86 = errors;
                                              if (!(typeof data34 == "number" && (!(data34 % 1) && !isNaN(data34)) && isFinite(data34))) {
                                                validate29.errors = [{ instancePath: instancePath + "/cells/maxWallMs", schemaPath: "#/properties/cells/properties/maxWallMs/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }];
                                                return false;
                                              }
                                              if (errors === _errs86) {
                                                if (typeof data34 == "number" && isFinite(data34)) {
                                                  if (data34 > 3e5 || isNaN(data34)) {
                                                    validate29.errors = [{ instancePath: instancePath + "/cells/maxWallMs", schemaPath: "#/properties/cells/properties/maxWallMs/maximum", keyword: "maximum", params: { comparison: "<=", limit: 3e5 }, message: "must be <= 300000" }];
                                                    return false;
                                                  } else {
                                                    if (data34 < 10 || isNaN(data34)) {
                                                      validate29.errors = [{ instancePath: instancePath + "/cells/maxWallMs", schemaPath: "#/properties/cells/properties/maxWallMs/minimum", keyword: "minimum", params: { comparison: ">=", limit: 10 }, message: "must be >= 10" }];
                                                      return false;
                                                    }
                                                  }
                                                }
                                              }
                                              var valid22 = _errs86 === errors;
                                            } else {
                                              var valid22 = true;
                                            }
                                            if (valid22) {
                                              if (data31.idleMs !== void 0) {
                                                let data35 = data31.idleMs;
                                                const _errs88 = errors;
                                                if (!(typeof data35 == "number" && (!(data35 % 1) && !isNaN(data35)) && isFinite(data35))) {
                                                  validate29.errors = [{ instancePath: instancePath + "/cells/idleMs", schemaPath: "#/properties/cells/properties/idleMs/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }];
                                                  return false;
                                                }
                                                if (errors === _errs88) {
                                                  if (typeof data35 == "number" && isFinite(data35)) {
                                                    if (data35 > 864e5 || isNaN(data35)) {
                                                      validate29.errors = [{ instancePath: instancePath + "/cells/idleMs", schemaPath: "#/properties/cells/properties/idleMs/maximum", keyword: "maximum", params: { comparison: "<=", limit: 864e5 }, message: "must be <= 86400000" }];
                                                      return false;
                                                    } else {
                                                      if (data35 < 100 || isNaN(data35)) {
                                                        validate29.errors = [{ instancePath: instancePath + "/cells/idleMs", schemaPath: "#/properties/cells/properties/idleMs/minimum", keyword: "minimum", params: { comparison: ">=", limit: 100 }, message: "must be >= 100" }];
                                                        return false;
                                                      }
                                                    }
                                                  }
                                                }
                                                var valid22 = _errs88 === errors;
                                              } else {
                                                var valid22 = true;
                                              }
                                              if (valid22) {
                                                if (data31.require !== void 0) {
                                                  let data36 = data31.require;
                                                  const _errs90 = errors;
                                                  if (errors === _errs90) {
                                                    if (Array.isArray(data36)) {
                                                      if (data36.length > 16) {
                                                        validate29.errors = [{ instancePath: instancePath + "/cells/require", schemaPath: "#/properties/cells/properties/require/maxItems", keyword: "maxItems", params: { limit: 16 }, message: "must NOT have more than 16 items" }];
                                                        return false;
                                                      } else {
                                                        var valid23 = true;
                                                        const len8 = data36.length;
                                                        for (let i8 = 0; i8 < len8; i8++) {
                                                          let data37 = data36[i8];
                                                          const _errs92 = errors;
                                                          if (!(data37 === "permission" || data37 === "files" || data37 === "network" || data37 === "child-process" || data37 === "worker" || data37 === "inspector" || data37 === "env" || data37 === "codegen" || data37 === "addons" || data37 === "net-namespace" || data37 === "pid-namespace" || data37 === "mount-namespace" || data37 === "limits" || data37 === "no-new-privs" || data37 === "capabilities" || data37 === "fds")) {
                                                            validate29.errors = [{ instancePath: instancePath + "/cells/require/" + i8, schemaPath: "#/$defs/CellWall/enum", keyword: "enum", params: { allowedValues: schema60.enum }, message: "must be equal to one of the allowed values" }];
                                                            return false;
                                                          }
                                                          var valid23 = _errs92 === errors;
                                                          if (!valid23) {
                                                            break;
                                                          }
                                                        }
                                                        if (valid23) {
                                                          let i9 = data36.length;
                                                          let j0;
                                                          if (i9 > 1) {
                                                            outer0:
                                                              for (; i9--; ) {
                                                                for (j0 = i9; j0--; ) {
                                                                  if (func0(data36[i9], data36[j0])) {
                                                                    validate29.errors = [{ instancePath: instancePath + "/cells/require", schemaPath: "#/properties/cells/properties/require/uniqueItems", keyword: "uniqueItems", params: { i: i9, j: j0 }, message: "must NOT have duplicate items (items ## " + j0 + " and " + i9 + " are identical)" }];
                                                                    return false;
                                                                    break outer0;
                                                                  }
                                                                }
                                                              }
                                                          }
                                                        }
                                                      }
                                                    } else {
                                                      validate29.errors = [{ instancePath: instancePath + "/cells/require", schemaPath: "#/properties/cells/properties/require/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
                                                      return false;
                                                    }
                                                  }
                                                  var valid22 = _errs90 === errors;
                                                } else {
                                                  var valid22 = true;
                                                }
                                                if (valid22) {
                                                  if (data31.weights !== void 0) {
                                                    let data38 = data31.weights;
                                                    const _errs94 = errors;
                                                    if (errors === _errs94) {
                                                      if (data38 && typeof data38 == "object" && !Array.isArray(data38)) {
                                                        if (Object.keys(data38).length > 1e3) {
                                                          validate29.errors = [{ instancePath: instancePath + "/cells/weights", schemaPath: "#/properties/cells/properties/weights/maxProperties", keyword: "maxProperties", params: { limit: 1e3 }, message: "must NOT have more than 1000 properties" }];
                                                          return false;
                                                        } else {
                                                          for (const key9 in data38) {
                                                            const _errs96 = errors;
                                                            const _errs97 = errors;
                                                            if (errors === _errs97) {
                                                              if (typeof key9 === "string") {
                                                                if (func2(key9) > 128) {
                                                                  const err8 = { instancePath: instancePath + "/cells/weights", schemaPath: "#/$defs/PluginId/maxLength", keyword: "maxLength", params: { limit: 128 }, message: "must NOT have more than 128 characters", propertyName: key9 };
                                                                  if (vErrors === null) {
                                                                    vErrors = [err8];
                                                                  } else {
                                                                    vErrors.push(err8);
                                                                  }
                                                                  errors++;
                                                                } else {
                                                                  if (!pattern9.test(key9)) {
                                                                    const err9 = { instancePath: instancePath + "/cells/weights", schemaPath: "#/$defs/PluginId/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9]*(-[a-z0-9]+)*\\.[a-z][a-z0-9]*(-[a-z0-9]+)*$" }, message: 'must match pattern "^[a-z][a-z0-9]*(-[a-z0-9]+)*\\.[a-z][a-z0-9]*(-[a-z0-9]+)*$"', propertyName: key9 };
                                                                    if (vErrors === null) {
                                                                      vErrors = [err9];
                                                                    } else {
                                                                      vErrors.push(err9);
                                                                    }
                                                                    errors++;
                                                                  }
                                                                }
                                                              } else {
                                                                const err10 = { instancePath: instancePath + "/cells/weights", schemaPath: "#/$defs/PluginId/type", keyword: "type", params: { type: "string" }, message: "must be string", propertyName: key9 };
                                                                if (vErrors === null) {
                                                                  vErrors = [err10];
                                                                } else {
                                                                  vErrors.push(err10);
                                                                }
                                                                errors++;
                                                              }
                                                            }
                                                            var valid26 = _errs96 === errors;
                                                            if (!valid26) {
                                                              const err11 = { instancePath: instancePath + "/cells/weights", schemaPath: "#/properties/cells/properties/weights/propertyNames", keyword: "propertyNames", params: { propertyName: key9 }, message: "property name must be valid" };
                                                              if (vErrors === null) {
                                                                vErrors = [err11];
                                                              } else {
                                                                vErrors.push(err11);
                                                              }
                                                              errors++;
                                                              validate29.errors = vErrors;
                                                              return false;
                                                              break;
                                                            }
                                                          }
                                                          if (valid26) {
                                                            for (const key10 in data38) {
                                                              let data39 = data38[key10];
                                                              const _errs100 = errors;
                                                              if (errors === _errs100) {
                                                                if (typeof data39 == "number" && isFinite(data39)) {
                                                                  if (data39 > 100 || isNaN(data39)) {
                                                                    validate29.errors = [{ instancePath: instancePath + "/cells/weights/" + key10.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/cells/properties/weights/additionalProperties/maximum", keyword: "maximum", params: { comparison: "<=", limit: 100 }, message: "must be <= 100" }];
                                                                    return false;
                                                                  } else {
                                                                    if (data39 < 0.1 || isNaN(data39)) {
                                                                      validate29.errors = [{ instancePath: instancePath + "/cells/weights/" + key10.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/cells/properties/weights/additionalProperties/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0.1 }, message: "must be >= 0.1" }];
                                                                      return false;
                                                                    }
                                                                  }
                                                                } else {
                                                                  validate29.errors = [{ instancePath: instancePath + "/cells/weights/" + key10.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/cells/properties/weights/additionalProperties/type", keyword: "type", params: { type: "number" }, message: "must be number" }];
                                                                  return false;
                                                                }
                                                              }
                                                              var valid28 = _errs100 === errors;
                                                              if (!valid28) {
                                                                break;
                                                              }
                                                            }
                                                          }
                                                        }
                                                      } else {
                                                        validate29.errors = [{ instancePath: instancePath + "/cells/weights", schemaPath: "#/properties/cells/properties/weights/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                                                        return false;
                                                      }
                                                    }
                                                    var valid22 = _errs94 === errors;
                                                  } else {
                                                    var valid22 = true;
                                                  }
                                                }
                                              }
                                            }
                                          }
                                        }
                                      }
                                    } else {
                                      validate29.errors = [{ instancePath: instancePath + "/cells", schemaPath: "#/properties/cells/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                                      return false;
                                    }
                                  }
                                  var valid0 = _errs79 === errors;
                                } else {
                                  var valid0 = true;
                                }
                                if (valid0) {
                                  if (data.upgrades !== void 0) {
                                    let data40 = data.upgrades;
                                    const _errs102 = errors;
                                    if (errors === _errs102) {
                                      if (data40 && typeof data40 == "object" && !Array.isArray(data40)) {
                                        const _errs104 = errors;
                                        for (const key11 in data40) {
                                          if (!(key11 === "keepVersions" || key11 === "watchMinutes")) {
                                            validate29.errors = [{ instancePath: instancePath + "/upgrades", schemaPath: "#/properties/upgrades/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key11 }, message: "must NOT have additional properties" }];
                                            return false;
                                            break;
                                          }
                                        }
                                        if (_errs104 === errors) {
                                          if (data40.keepVersions !== void 0) {
                                            let data41 = data40.keepVersions;
                                            const _errs105 = errors;
                                            if (!(typeof data41 == "number" && (!(data41 % 1) && !isNaN(data41)) && isFinite(data41))) {
                                              validate29.errors = [{ instancePath: instancePath + "/upgrades/keepVersions", schemaPath: "#/properties/upgrades/properties/keepVersions/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }];
                                              return false;
                                            }
                                            if (errors === _errs105) {
                                              if (typeof data41 == "number" && isFinite(data41)) {
                                                if (data41 > 10 || isNaN(data41)) {
                                                  validate29.errors = [{ instancePath: instancePath + "/upgrades/keepVersions", schemaPath: "#/properties/upgrades/properties/keepVersions/maximum", keyword: "maximum", params: { comparison: "<=", limit: 10 }, message: "must be <= 10" }];
                                                  return false;
                                                } else {
                                                  if (data41 < 0 || isNaN(data41)) {
                                                    validate29.errors = [{ instancePath: instancePath + "/upgrades/keepVersions", schemaPath: "#/properties/upgrades/properties/keepVersions/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }];
                                                    return false;
                                                  }
                                                }
                                              }
                                            }
                                            var valid29 = _errs105 === errors;
                                          } else {
                                            var valid29 = true;
                                          }
                                          if (valid29) {
                                            if (data40.watchMinutes !== void 0) {
                                              let data42 = data40.watchMinutes;
                                              const _errs107 = errors;
                                              if (!(typeof data42 == "number" && (!(data42 % 1) && !isNaN(data42)) && isFinite(data42))) {
                                                validate29.errors = [{ instancePath: instancePath + "/upgrades/watchMinutes", schemaPath: "#/properties/upgrades/properties/watchMinutes/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }];
                                                return false;
                                              }
                                              if (errors === _errs107) {
                                                if (typeof data42 == "number" && isFinite(data42)) {
                                                  if (data42 > 10080 || isNaN(data42)) {
                                                    validate29.errors = [{ instancePath: instancePath + "/upgrades/watchMinutes", schemaPath: "#/properties/upgrades/properties/watchMinutes/maximum", keyword: "maximum", params: { comparison: "<=", limit: 10080 }, message: "must be <= 10080" }];
                                                    return false;
                                                  } else {
                                                    if (data42 < 0 || isNaN(data42)) {
                                                      validate29.errors = [{ instancePath: instancePath + "/upgrades/watchMinutes", schemaPath: "#/properties/upgrades/properties/watchMinutes/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }];
                                                      return false;
                                                    }
                                                  }
                                                }
                                              }
                                              var valid29 = _errs107 === errors;
                                            } else {
                                              var valid29 = true;
                                            }
                                          }
                                        }
                                      } else {
                                        validate29.errors = [{ instancePath: instancePath + "/upgrades", schemaPath: "#/properties/upgrades/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                                        return false;
                                      }
                                    }
                                    var valid0 = _errs102 === errors;
                                  } else {
                                    var valid0 = true;
                                  }
                                  if (valid0) {
                                    if (data.updates !== void 0) {
                                      let data43 = data.updates;
                                      const _errs109 = errors;
                                      if (errors === _errs109) {
                                        if (data43 && typeof data43 == "object" && !Array.isArray(data43)) {
                                          let missing0;
                                          if (data43.automatic === void 0 && (missing0 = "automatic")) {
                                            validate29.errors = [{ instancePath: instancePath + "/updates", schemaPath: "#/properties/updates/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }];
                                            return false;
                                          } else {
                                            const _errs111 = errors;
                                            for (const key12 in data43) {
                                              if (!(key12 === "automatic" || key12 === "minimumAgeHours")) {
                                                validate29.errors = [{ instancePath: instancePath + "/updates", schemaPath: "#/properties/updates/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key12 }, message: "must NOT have additional properties" }];
                                                return false;
                                                break;
                                              }
                                            }
                                            if (_errs111 === errors) {
                                              if (data43.automatic !== void 0) {
                                                let data44 = data43.automatic;
                                                const _errs112 = errors;
                                                if (!(data44 === "security" || data44 === "all")) {
                                                  validate29.errors = [{ instancePath: instancePath + "/updates/automatic", schemaPath: "#/properties/updates/properties/automatic/enum", keyword: "enum", params: { allowedValues: schema53.properties.updates.properties.automatic.enum }, message: "must be equal to one of the allowed values" }];
                                                  return false;
                                                }
                                                var valid30 = _errs112 === errors;
                                              } else {
                                                var valid30 = true;
                                              }
                                              if (valid30) {
                                                if (data43.minimumAgeHours !== void 0) {
                                                  let data45 = data43.minimumAgeHours;
                                                  const _errs113 = errors;
                                                  if (!(typeof data45 == "number" && (!(data45 % 1) && !isNaN(data45)) && isFinite(data45))) {
                                                    validate29.errors = [{ instancePath: instancePath + "/updates/minimumAgeHours", schemaPath: "#/properties/updates/properties/minimumAgeHours/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }];
                                                    return false;
                                                  }
                                                  if (errors === _errs113) {
                                                    if (typeof data45 == "number" && isFinite(data45)) {
                                                      if (data45 > 8760 || isNaN(data45)) {
                                                        validate29.errors = [{ instancePath: instancePath + "/updates/minimumAgeHours", schemaPath: "#/properties/updates/properties/minimumAgeHours/maximum", keyword: "maximum", params: { comparison: "<=", limit: 8760 }, message: "must be <= 8760" }];
                                                        return false;
                                                      } else {
                                                        if (data45 < 0 || isNaN(data45)) {
                                                          validate29.errors = [{ instancePath: instancePath + "/updates/minimumAgeHours", schemaPath: "#/properties/updates/properties/minimumAgeHours/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }];
                                                          return false;
                                                        }
                                                      }
                                                    }
                                                  }
                                                  var valid30 = _errs113 === errors;
                                                } else {
                                                  var valid30 = true;
                                                }
                                              }
                                            }
                                          }
                                        } else {
                                          validate29.errors = [{ instancePath: instancePath + "/updates", schemaPath: "#/properties/updates/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                                          return false;
                                        }
                                      }
                                      var valid0 = _errs109 === errors;
                                    } else {
                                      var valid0 = true;
                                    }
                                    if (valid0) {
                                      if (data.logs !== void 0) {
                                        let data46 = data.logs;
                                        const _errs115 = errors;
                                        if (errors === _errs115) {
                                          if (data46 && typeof data46 == "object" && !Array.isArray(data46)) {
                                            const _errs117 = errors;
                                            for (const key13 in data46) {
                                              if (!(key13 === "level")) {
                                                validate29.errors = [{ instancePath: instancePath + "/logs", schemaPath: "#/properties/logs/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key13 }, message: "must NOT have additional properties" }];
                                                return false;
                                                break;
                                              }
                                            }
                                            if (_errs117 === errors) {
                                              if (data46.level !== void 0) {
                                                let data47 = data46.level;
                                                if (!(data47 === "debug" || data47 === "info" || data47 === "warn" || data47 === "error")) {
                                                  validate29.errors = [{ instancePath: instancePath + "/logs/level", schemaPath: "#/properties/logs/properties/level/enum", keyword: "enum", params: { allowedValues: schema53.properties.logs.properties.level.enum }, message: "must be equal to one of the allowed values" }];
                                                  return false;
                                                }
                                              }
                                            }
                                          } else {
                                            validate29.errors = [{ instancePath: instancePath + "/logs", schemaPath: "#/properties/logs/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                                            return false;
                                          }
                                        }
                                        var valid0 = _errs115 === errors;
                                      } else {
                                        var valid0 = true;
                                      }
                                    }
                                  }
                                }
                              }
                            }
                          }
                        }
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    } else {
      validate29.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
      return false;
    }
  }
  validate29.errors = vErrors;
  return errors === 0;
}
validate29.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var IndexEntry = validate30;
var schema62 = { "$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "https://hardpoint.dev/schemas/index-entry.schema.json", "title": "IndexEntry", "description": "One line of index/<plugin-id>.ndjson in a registry: one version. What the package says too must agree with it; the rest is signed with the index, by its publisher's role.", "type": "object", "additionalProperties": false, "required": ["id", "version", "sha256", "size", "keyid", "tier", "title", "description", "engines", "publishedAt"], "properties": { "id": { "type": "string", "maxLength": 128 }, "version": { "type": "string", "maxLength": 64 }, "sha256": { "type": "string", "pattern": "^[0-9a-f]{64}$", "description": "of the .hpk file" }, "size": { "type": "integer", "minimum": 1, "maximum": 67108864 }, "keyid": { "type": "string", "pattern": "^[0-9a-f]{64}$" }, "tier": { "enum": ["free", "pro", "enterprise"] }, "title": { "type": "string", "maxLength": 80 }, "description": { "type": "string", "maxLength": 400 }, "engines": { "type": "object", "additionalProperties": false, "required": ["hardpoint"], "properties": { "hardpoint": { "type": "string", "maxLength": 256 } } }, "dependencies": { "type": "object", "maxProperties": 64, "additionalProperties": { "type": "string", "maxLength": 256 } }, "optionalDependencies": { "type": "object", "maxProperties": 64, "additionalProperties": { "type": "string", "maxLength": 256 } }, "publishedAt": { "type": "string", "format": "date-time" }, "channel": { "$ref": "#/$defs/Channel", "description": "the set of versions that this one belongs to; absent: latest, which is never written" }, "promotedAt": { "type": "string", "format": "date-time", "description": "when it came into that set from another" }, "yanked": { "type": "string", "minLength": 1, "maxLength": 400, "description": "why this version must not be chosen anew" }, "yankKind": { "enum": ["security", "broken", "legal", "other"], "description": "the same for machines" }, "deprecated": { "type": "string", "minLength": 1, "maxLength": 400, "description": "why another is better" }, "replacement": { "type": "string", "maxLength": 128, "description": "plugin to use instead" }, "rollout": { "type": "integer", "minimum": 1, "maximum": 99, "description": "percent of hosts that take this version by themselves; absent: all" } }, "dependentRequired": { "yankKind": ["yanked"], "replacement": ["deprecated"] }, "$defs": { "Channel": { "type": "string", "maxLength": 32, "pattern": "^(?!latest$|[vx]+([0-9]|$))[a-z][a-z0-9]*(-[a-z0-9]+)*$", "description": "never what semver reads as a range (v1, x): behind an @ it must be clear which of the two is meant" } } };
var pattern24 = new RegExp("^(?!latest$|[vx]+([0-9]|$))[a-z][a-z0-9]*(-[a-z0-9]+)*$", "u");
function validate30(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate30.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.id === void 0 && (missing0 = "id") || data.version === void 0 && (missing0 = "version") || data.sha256 === void 0 && (missing0 = "sha256") || data.size === void 0 && (missing0 = "size") || data.keyid === void 0 && (missing0 = "keyid") || data.tier === void 0 && (missing0 = "tier") || data.title === void 0 && (missing0 = "title") || data.description === void 0 && (missing0 = "description") || data.engines === void 0 && (missing0 = "engines") || data.publishedAt === void 0 && (missing0 = "publishedAt")) {
        validate30.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }];
        return false;
      } else {
        const _errs1 = errors;
        for (const key0 in data) {
          if (!func1.call(schema62.properties, key0)) {
            validate30.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }];
            return false;
            break;
          }
        }
        if (_errs1 === errors) {
          if (data.id !== void 0) {
            let data0 = data.id;
            const _errs2 = errors;
            if (errors === _errs2) {
              if (typeof data0 === "string") {
                if (func2(data0) > 128) {
                  validate30.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/maxLength", keyword: "maxLength", params: { limit: 128 }, message: "must NOT have more than 128 characters" }];
                  return false;
                }
              } else {
                validate30.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                return false;
              }
            }
            var valid0 = _errs2 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.version !== void 0) {
              let data1 = data.version;
              const _errs4 = errors;
              if (errors === _errs4) {
                if (typeof data1 === "string") {
                  if (func2(data1) > 64) {
                    validate30.errors = [{ instancePath: instancePath + "/version", schemaPath: "#/properties/version/maxLength", keyword: "maxLength", params: { limit: 64 }, message: "must NOT have more than 64 characters" }];
                    return false;
                  }
                } else {
                  validate30.errors = [{ instancePath: instancePath + "/version", schemaPath: "#/properties/version/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                  return false;
                }
              }
              var valid0 = _errs4 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.sha256 !== void 0) {
                let data2 = data.sha256;
                const _errs6 = errors;
                if (errors === _errs6) {
                  if (typeof data2 === "string") {
                    if (!pattern4.test(data2)) {
                      validate30.errors = [{ instancePath: instancePath + "/sha256", schemaPath: "#/properties/sha256/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{64}$" }, message: 'must match pattern "^[0-9a-f]{64}$"' }];
                      return false;
                    }
                  } else {
                    validate30.errors = [{ instancePath: instancePath + "/sha256", schemaPath: "#/properties/sha256/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                    return false;
                  }
                }
                var valid0 = _errs6 === errors;
              } else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.size !== void 0) {
                  let data3 = data.size;
                  const _errs8 = errors;
                  if (!(typeof data3 == "number" && (!(data3 % 1) && !isNaN(data3)) && isFinite(data3))) {
                    validate30.errors = [{ instancePath: instancePath + "/size", schemaPath: "#/properties/size/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }];
                    return false;
                  }
                  if (errors === _errs8) {
                    if (typeof data3 == "number" && isFinite(data3)) {
                      if (data3 > 67108864 || isNaN(data3)) {
                        validate30.errors = [{ instancePath: instancePath + "/size", schemaPath: "#/properties/size/maximum", keyword: "maximum", params: { comparison: "<=", limit: 67108864 }, message: "must be <= 67108864" }];
                        return false;
                      } else {
                        if (data3 < 1 || isNaN(data3)) {
                          validate30.errors = [{ instancePath: instancePath + "/size", schemaPath: "#/properties/size/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }];
                          return false;
                        }
                      }
                    }
                  }
                  var valid0 = _errs8 === errors;
                } else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.keyid !== void 0) {
                    let data4 = data.keyid;
                    const _errs10 = errors;
                    if (errors === _errs10) {
                      if (typeof data4 === "string") {
                        if (!pattern4.test(data4)) {
                          validate30.errors = [{ instancePath: instancePath + "/keyid", schemaPath: "#/properties/keyid/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{64}$" }, message: 'must match pattern "^[0-9a-f]{64}$"' }];
                          return false;
                        }
                      } else {
                        validate30.errors = [{ instancePath: instancePath + "/keyid", schemaPath: "#/properties/keyid/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                        return false;
                      }
                    }
                    var valid0 = _errs10 === errors;
                  } else {
                    var valid0 = true;
                  }
                  if (valid0) {
                    if (data.tier !== void 0) {
                      let data5 = data.tier;
                      const _errs12 = errors;
                      if (!(data5 === "free" || data5 === "pro" || data5 === "enterprise")) {
                        validate30.errors = [{ instancePath: instancePath + "/tier", schemaPath: "#/properties/tier/enum", keyword: "enum", params: { allowedValues: schema62.properties.tier.enum }, message: "must be equal to one of the allowed values" }];
                        return false;
                      }
                      var valid0 = _errs12 === errors;
                    } else {
                      var valid0 = true;
                    }
                    if (valid0) {
                      if (data.title !== void 0) {
                        let data6 = data.title;
                        const _errs13 = errors;
                        if (errors === _errs13) {
                          if (typeof data6 === "string") {
                            if (func2(data6) > 80) {
                              validate30.errors = [{ instancePath: instancePath + "/title", schemaPath: "#/properties/title/maxLength", keyword: "maxLength", params: { limit: 80 }, message: "must NOT have more than 80 characters" }];
                              return false;
                            }
                          } else {
                            validate30.errors = [{ instancePath: instancePath + "/title", schemaPath: "#/properties/title/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                            return false;
                          }
                        }
                        var valid0 = _errs13 === errors;
                      } else {
                        var valid0 = true;
                      }
                      if (valid0) {
                        if (data.description !== void 0) {
                          let data7 = data.description;
                          const _errs15 = errors;
                          if (errors === _errs15) {
                            if (typeof data7 === "string") {
                              if (func2(data7) > 400) {
                                validate30.errors = [{ instancePath: instancePath + "/description", schemaPath: "#/properties/description/maxLength", keyword: "maxLength", params: { limit: 400 }, message: "must NOT have more than 400 characters" }];
                                return false;
                              }
                            } else {
                              validate30.errors = [{ instancePath: instancePath + "/description", schemaPath: "#/properties/description/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                              return false;
                            }
                          }
                          var valid0 = _errs15 === errors;
                        } else {
                          var valid0 = true;
                        }
                        if (valid0) {
                          if (data.engines !== void 0) {
                            let data8 = data.engines;
                            const _errs17 = errors;
                            if (errors === _errs17) {
                              if (data8 && typeof data8 == "object" && !Array.isArray(data8)) {
                                let missing1;
                                if (data8.hardpoint === void 0 && (missing1 = "hardpoint")) {
                                  validate30.errors = [{ instancePath: instancePath + "/engines", schemaPath: "#/properties/engines/required", keyword: "required", params: { missingProperty: missing1 }, message: "must have required property '" + missing1 + "'" }];
                                  return false;
                                } else {
                                  const _errs19 = errors;
                                  for (const key1 in data8) {
                                    if (!(key1 === "hardpoint")) {
                                      validate30.errors = [{ instancePath: instancePath + "/engines", schemaPath: "#/properties/engines/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties" }];
                                      return false;
                                      break;
                                    }
                                  }
                                  if (_errs19 === errors) {
                                    if (data8.hardpoint !== void 0) {
                                      let data9 = data8.hardpoint;
                                      const _errs20 = errors;
                                      if (errors === _errs20) {
                                        if (typeof data9 === "string") {
                                          if (func2(data9) > 256) {
                                            validate30.errors = [{ instancePath: instancePath + "/engines/hardpoint", schemaPath: "#/properties/engines/properties/hardpoint/maxLength", keyword: "maxLength", params: { limit: 256 }, message: "must NOT have more than 256 characters" }];
                                            return false;
                                          }
                                        } else {
                                          validate30.errors = [{ instancePath: instancePath + "/engines/hardpoint", schemaPath: "#/properties/engines/properties/hardpoint/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                          return false;
                                        }
                                      }
                                    }
                                  }
                                }
                              } else {
                                validate30.errors = [{ instancePath: instancePath + "/engines", schemaPath: "#/properties/engines/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                                return false;
                              }
                            }
                            var valid0 = _errs17 === errors;
                          } else {
                            var valid0 = true;
                          }
                          if (valid0) {
                            if (data.dependencies !== void 0) {
                              let data10 = data.dependencies;
                              const _errs22 = errors;
                              if (errors === _errs22) {
                                if (data10 && typeof data10 == "object" && !Array.isArray(data10)) {
                                  if (Object.keys(data10).length > 64) {
                                    validate30.errors = [{ instancePath: instancePath + "/dependencies", schemaPath: "#/properties/dependencies/maxProperties", keyword: "maxProperties", params: { limit: 64 }, message: "must NOT have more than 64 properties" }];
                                    return false;
                                  } else {
                                    for (const key2 in data10) {
                                      let data11 = data10[key2];
                                      const _errs25 = errors;
                                      if (errors === _errs25) {
                                        if (typeof data11 === "string") {
                                          if (func2(data11) > 256) {
                                            validate30.errors = [{ instancePath: instancePath + "/dependencies/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/dependencies/additionalProperties/maxLength", keyword: "maxLength", params: { limit: 256 }, message: "must NOT have more than 256 characters" }];
                                            return false;
                                          }
                                        } else {
                                          validate30.errors = [{ instancePath: instancePath + "/dependencies/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/dependencies/additionalProperties/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                          return false;
                                        }
                                      }
                                      var valid2 = _errs25 === errors;
                                      if (!valid2) {
                                        break;
                                      }
                                    }
                                  }
                                } else {
                                  validate30.errors = [{ instancePath: instancePath + "/dependencies", schemaPath: "#/properties/dependencies/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                                  return false;
                                }
                              }
                              var valid0 = _errs22 === errors;
                            } else {
                              var valid0 = true;
                            }
                            if (valid0) {
                              if (data.optionalDependencies !== void 0) {
                                let data12 = data.optionalDependencies;
                                const _errs27 = errors;
                                if (errors === _errs27) {
                                  if (data12 && typeof data12 == "object" && !Array.isArray(data12)) {
                                    if (Object.keys(data12).length > 64) {
                                      validate30.errors = [{ instancePath: instancePath + "/optionalDependencies", schemaPath: "#/properties/optionalDependencies/maxProperties", keyword: "maxProperties", params: { limit: 64 }, message: "must NOT have more than 64 properties" }];
                                      return false;
                                    } else {
                                      for (const key3 in data12) {
                                        let data13 = data12[key3];
                                        const _errs30 = errors;
                                        if (errors === _errs30) {
                                          if (typeof data13 === "string") {
                                            if (func2(data13) > 256) {
                                              validate30.errors = [{ instancePath: instancePath + "/optionalDependencies/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/optionalDependencies/additionalProperties/maxLength", keyword: "maxLength", params: { limit: 256 }, message: "must NOT have more than 256 characters" }];
                                              return false;
                                            }
                                          } else {
                                            validate30.errors = [{ instancePath: instancePath + "/optionalDependencies/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/optionalDependencies/additionalProperties/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                            return false;
                                          }
                                        }
                                        var valid3 = _errs30 === errors;
                                        if (!valid3) {
                                          break;
                                        }
                                      }
                                    }
                                  } else {
                                    validate30.errors = [{ instancePath: instancePath + "/optionalDependencies", schemaPath: "#/properties/optionalDependencies/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                                    return false;
                                  }
                                }
                                var valid0 = _errs27 === errors;
                              } else {
                                var valid0 = true;
                              }
                              if (valid0) {
                                if (data.publishedAt !== void 0) {
                                  let data14 = data.publishedAt;
                                  const _errs32 = errors;
                                  if (errors === _errs32) {
                                    if (errors === _errs32) {
                                      if (typeof data14 === "string") {
                                        if (!formats0.test(data14)) {
                                          validate30.errors = [{ instancePath: instancePath + "/publishedAt", schemaPath: "#/properties/publishedAt/format", keyword: "format", params: { format: "date-time" }, message: 'must match format "date-time"' }];
                                          return false;
                                        }
                                      } else {
                                        validate30.errors = [{ instancePath: instancePath + "/publishedAt", schemaPath: "#/properties/publishedAt/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                        return false;
                                      }
                                    }
                                  }
                                  var valid0 = _errs32 === errors;
                                } else {
                                  var valid0 = true;
                                }
                                if (valid0) {
                                  if (data.channel !== void 0) {
                                    let data15 = data.channel;
                                    const _errs34 = errors;
                                    const _errs35 = errors;
                                    if (errors === _errs35) {
                                      if (typeof data15 === "string") {
                                        if (func2(data15) > 32) {
                                          validate30.errors = [{ instancePath: instancePath + "/channel", schemaPath: "#/$defs/Channel/maxLength", keyword: "maxLength", params: { limit: 32 }, message: "must NOT have more than 32 characters" }];
                                          return false;
                                        } else {
                                          if (!pattern24.test(data15)) {
                                            validate30.errors = [{ instancePath: instancePath + "/channel", schemaPath: "#/$defs/Channel/pattern", keyword: "pattern", params: { pattern: "^(?!latest$|[vx]+([0-9]|$))[a-z][a-z0-9]*(-[a-z0-9]+)*$" }, message: 'must match pattern "^(?!latest$|[vx]+([0-9]|$))[a-z][a-z0-9]*(-[a-z0-9]+)*$"' }];
                                            return false;
                                          }
                                        }
                                      } else {
                                        validate30.errors = [{ instancePath: instancePath + "/channel", schemaPath: "#/$defs/Channel/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                        return false;
                                      }
                                    }
                                    var valid0 = _errs34 === errors;
                                  } else {
                                    var valid0 = true;
                                  }
                                  if (valid0) {
                                    if (data.promotedAt !== void 0) {
                                      let data16 = data.promotedAt;
                                      const _errs37 = errors;
                                      if (errors === _errs37) {
                                        if (errors === _errs37) {
                                          if (typeof data16 === "string") {
                                            if (!formats0.test(data16)) {
                                              validate30.errors = [{ instancePath: instancePath + "/promotedAt", schemaPath: "#/properties/promotedAt/format", keyword: "format", params: { format: "date-time" }, message: 'must match format "date-time"' }];
                                              return false;
                                            }
                                          } else {
                                            validate30.errors = [{ instancePath: instancePath + "/promotedAt", schemaPath: "#/properties/promotedAt/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                            return false;
                                          }
                                        }
                                      }
                                      var valid0 = _errs37 === errors;
                                    } else {
                                      var valid0 = true;
                                    }
                                    if (valid0) {
                                      if (data.yanked !== void 0) {
                                        let data17 = data.yanked;
                                        const _errs39 = errors;
                                        if (errors === _errs39) {
                                          if (typeof data17 === "string") {
                                            if (func2(data17) > 400) {
                                              validate30.errors = [{ instancePath: instancePath + "/yanked", schemaPath: "#/properties/yanked/maxLength", keyword: "maxLength", params: { limit: 400 }, message: "must NOT have more than 400 characters" }];
                                              return false;
                                            } else {
                                              if (func2(data17) < 1) {
                                                validate30.errors = [{ instancePath: instancePath + "/yanked", schemaPath: "#/properties/yanked/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                                                return false;
                                              }
                                            }
                                          } else {
                                            validate30.errors = [{ instancePath: instancePath + "/yanked", schemaPath: "#/properties/yanked/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                            return false;
                                          }
                                        }
                                        var valid0 = _errs39 === errors;
                                      } else {
                                        var valid0 = true;
                                      }
                                      if (valid0) {
                                        if (data.yankKind !== void 0) {
                                          let data18 = data.yankKind;
                                          const _errs41 = errors;
                                          if (!(data18 === "security" || data18 === "broken" || data18 === "legal" || data18 === "other")) {
                                            validate30.errors = [{ instancePath: instancePath + "/yankKind", schemaPath: "#/properties/yankKind/enum", keyword: "enum", params: { allowedValues: schema62.properties.yankKind.enum }, message: "must be equal to one of the allowed values" }];
                                            return false;
                                          }
                                          var valid0 = _errs41 === errors;
                                        } else {
                                          var valid0 = true;
                                        }
                                        if (valid0) {
                                          if (data.deprecated !== void 0) {
                                            let data19 = data.deprecated;
                                            const _errs42 = errors;
                                            if (errors === _errs42) {
                                              if (typeof data19 === "string") {
                                                if (func2(data19) > 400) {
                                                  validate30.errors = [{ instancePath: instancePath + "/deprecated", schemaPath: "#/properties/deprecated/maxLength", keyword: "maxLength", params: { limit: 400 }, message: "must NOT have more than 400 characters" }];
                                                  return false;
                                                } else {
                                                  if (func2(data19) < 1) {
                                                    validate30.errors = [{ instancePath: instancePath + "/deprecated", schemaPath: "#/properties/deprecated/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                                                    return false;
                                                  }
                                                }
                                              } else {
                                                validate30.errors = [{ instancePath: instancePath + "/deprecated", schemaPath: "#/properties/deprecated/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                                return false;
                                              }
                                            }
                                            var valid0 = _errs42 === errors;
                                          } else {
                                            var valid0 = true;
                                          }
                                          if (valid0) {
                                            if (data.replacement !== void 0) {
                                              let data20 = data.replacement;
                                              const _errs44 = errors;
                                              if (errors === _errs44) {
                                                if (typeof data20 === "string") {
                                                  if (func2(data20) > 128) {
                                                    validate30.errors = [{ instancePath: instancePath + "/replacement", schemaPath: "#/properties/replacement/maxLength", keyword: "maxLength", params: { limit: 128 }, message: "must NOT have more than 128 characters" }];
                                                    return false;
                                                  }
                                                } else {
                                                  validate30.errors = [{ instancePath: instancePath + "/replacement", schemaPath: "#/properties/replacement/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                                  return false;
                                                }
                                              }
                                              var valid0 = _errs44 === errors;
                                            } else {
                                              var valid0 = true;
                                            }
                                            if (valid0) {
                                              if (data.rollout !== void 0) {
                                                let data21 = data.rollout;
                                                const _errs46 = errors;
                                                if (!(typeof data21 == "number" && (!(data21 % 1) && !isNaN(data21)) && isFinite(data21))) {
                                                  validate30.errors = [{ instancePath: instancePath + "/rollout", schemaPath: "#/properties/rollout/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }];
                                                  return false;
                                                }
                                                if (errors === _errs46) {
                                                  if (typeof data21 == "number" && isFinite(data21)) {
                                                    if (data21 > 99 || isNaN(data21)) {
                                                      validate30.errors = [{ instancePath: instancePath + "/rollout", schemaPath: "#/properties/rollout/maximum", keyword: "maximum", params: { comparison: "<=", limit: 99 }, message: "must be <= 99" }];
                                                      return false;
                                                    } else {
                                                      if (data21 < 1 || isNaN(data21)) {
                                                        validate30.errors = [{ instancePath: instancePath + "/rollout", schemaPath: "#/properties/rollout/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }];
                                                        return false;
                                                      }
                                                    }
                                                  }
                                                }
                                                var valid0 = _errs46 === errors;
                                              } else {
                                                var valid0 = true;
                                              }
                                              if (valid0) {
                                                let missing2;
                                                if (data.yankKind !== void 0 && (data.yanked === void 0 && (missing2 = "yanked"))) {
                                                  validate30.errors = [{ instancePath, schemaPath: "#/dependentRequired", keyword: "dependentRequired", params: {
                                                    property: "yankKind",
                                                    missingProperty: missing2,
                                                    depsCount: 1,
                                                    deps: "yanked"
                                                  }, message: "must have property yanked when property yankKind is present" }];
                                                  return false;
                                                } else {
                                                  if (data.replacement !== void 0 && (data.deprecated === void 0 && (missing2 = "deprecated"))) {
                                                    validate30.errors = [{ instancePath, schemaPath: "#/dependentRequired", keyword: "dependentRequired", params: {
                                                      property: "replacement",
                                                      missingProperty: missing2,
                                                      depsCount: 1,
                                                      deps: "deprecated"
                                                    }, message: "must have property deprecated when property replacement is present" }];
                                                    return false;
                                                  }
                                                }
                                              }
                                            }
                                          }
                                        }
                                      }
                                    }
                                  }
                                }
                              }
                            }
                          }
                        }
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    } else {
      validate30.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
      return false;
    }
  }
  validate30.errors = vErrors;
  return errors === 0;
}
validate30.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var License = validate31;
var schema64 = { "$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "https://hardpoint.dev/schemas/license.schema.json", "title": "License", "description": "The payload of a license: signed in a DSSE envelope of type application/vnd.hardpoint.license+json.", "type": "object", "additionalProperties": false, "required": ["schema", "id", "tenant", "tier", "issuer", "issuedAt", "notBefore", "expiresAt"], "properties": { "schema": { "const": 1 }, "id": { "type": "string", "pattern": "^lic_[0-9a-f]{32}$" }, "tenant": { "type": "string", "minLength": 1, "maxLength": 64, "description": "tenant id, or * for every tenant of a host" }, "holder": { "type": "string", "maxLength": 200 }, "tier": { "type": "string", "minLength": 1, "maxLength": 32, "description": "free, pro or enterprise; an unknown tier counts as free, with a warning" }, "issuer": { "type": "string", "minLength": 1, "maxLength": 200 }, "issuedAt": { "type": "string", "format": "date-time" }, "notBefore": { "type": "string", "format": "date-time" }, "expiresAt": { "type": "string", "format": "date-time" }, "graceDays": { "type": "integer", "minimum": 0, "maximum": 90, "default": 0, "description": "days after expiresAt in which the tier still holds, with a warning" } } };
var pattern25 = new RegExp("^lic_[0-9a-f]{32}$", "u");
function validate31(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate31.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.schema === void 0 && (missing0 = "schema") || data.id === void 0 && (missing0 = "id") || data.tenant === void 0 && (missing0 = "tenant") || data.tier === void 0 && (missing0 = "tier") || data.issuer === void 0 && (missing0 = "issuer") || data.issuedAt === void 0 && (missing0 = "issuedAt") || data.notBefore === void 0 && (missing0 = "notBefore") || data.expiresAt === void 0 && (missing0 = "expiresAt")) {
        validate31.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }];
        return false;
      } else {
        const _errs1 = errors;
        for (const key0 in data) {
          if (!func1.call(schema64.properties, key0)) {
            validate31.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }];
            return false;
            break;
          }
        }
        if (_errs1 === errors) {
          if (data.schema !== void 0) {
            const _errs2 = errors;
            if (1 !== data.schema) {
              validate31.errors = [{ instancePath: instancePath + "/schema", schemaPath: "#/properties/schema/const", keyword: "const", params: { allowedValue: 1 }, message: "must be equal to constant" }];
              return false;
            }
            var valid0 = _errs2 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.id !== void 0) {
              let data1 = data.id;
              const _errs3 = errors;
              if (errors === _errs3) {
                if (typeof data1 === "string") {
                  if (!pattern25.test(data1)) {
                    validate31.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/pattern", keyword: "pattern", params: { pattern: "^lic_[0-9a-f]{32}$" }, message: 'must match pattern "^lic_[0-9a-f]{32}$"' }];
                    return false;
                  }
                } else {
                  validate31.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                  return false;
                }
              }
              var valid0 = _errs3 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.tenant !== void 0) {
                let data2 = data.tenant;
                const _errs5 = errors;
                if (errors === _errs5) {
                  if (typeof data2 === "string") {
                    if (func2(data2) > 64) {
                      validate31.errors = [{ instancePath: instancePath + "/tenant", schemaPath: "#/properties/tenant/maxLength", keyword: "maxLength", params: { limit: 64 }, message: "must NOT have more than 64 characters" }];
                      return false;
                    } else {
                      if (func2(data2) < 1) {
                        validate31.errors = [{ instancePath: instancePath + "/tenant", schemaPath: "#/properties/tenant/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                        return false;
                      }
                    }
                  } else {
                    validate31.errors = [{ instancePath: instancePath + "/tenant", schemaPath: "#/properties/tenant/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                    return false;
                  }
                }
                var valid0 = _errs5 === errors;
              } else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.holder !== void 0) {
                  let data3 = data.holder;
                  const _errs7 = errors;
                  if (errors === _errs7) {
                    if (typeof data3 === "string") {
                      if (func2(data3) > 200) {
                        validate31.errors = [{ instancePath: instancePath + "/holder", schemaPath: "#/properties/holder/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" }];
                        return false;
                      }
                    } else {
                      validate31.errors = [{ instancePath: instancePath + "/holder", schemaPath: "#/properties/holder/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                      return false;
                    }
                  }
                  var valid0 = _errs7 === errors;
                } else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.tier !== void 0) {
                    let data4 = data.tier;
                    const _errs9 = errors;
                    if (errors === _errs9) {
                      if (typeof data4 === "string") {
                        if (func2(data4) > 32) {
                          validate31.errors = [{ instancePath: instancePath + "/tier", schemaPath: "#/properties/tier/maxLength", keyword: "maxLength", params: { limit: 32 }, message: "must NOT have more than 32 characters" }];
                          return false;
                        } else {
                          if (func2(data4) < 1) {
                            validate31.errors = [{ instancePath: instancePath + "/tier", schemaPath: "#/properties/tier/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                            return false;
                          }
                        }
                      } else {
                        validate31.errors = [{ instancePath: instancePath + "/tier", schemaPath: "#/properties/tier/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                        return false;
                      }
                    }
                    var valid0 = _errs9 === errors;
                  } else {
                    var valid0 = true;
                  }
                  if (valid0) {
                    if (data.issuer !== void 0) {
                      let data5 = data.issuer;
                      const _errs11 = errors;
                      if (errors === _errs11) {
                        if (typeof data5 === "string") {
                          if (func2(data5) > 200) {
                            validate31.errors = [{ instancePath: instancePath + "/issuer", schemaPath: "#/properties/issuer/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" }];
                            return false;
                          } else {
                            if (func2(data5) < 1) {
                              validate31.errors = [{ instancePath: instancePath + "/issuer", schemaPath: "#/properties/issuer/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                              return false;
                            }
                          }
                        } else {
                          validate31.errors = [{ instancePath: instancePath + "/issuer", schemaPath: "#/properties/issuer/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                          return false;
                        }
                      }
                      var valid0 = _errs11 === errors;
                    } else {
                      var valid0 = true;
                    }
                    if (valid0) {
                      if (data.issuedAt !== void 0) {
                        let data6 = data.issuedAt;
                        const _errs13 = errors;
                        if (errors === _errs13) {
                          if (errors === _errs13) {
                            if (typeof data6 === "string") {
                              if (!formats0.test(data6)) {
                                validate31.errors = [{ instancePath: instancePath + "/issuedAt", schemaPath: "#/properties/issuedAt/format", keyword: "format", params: { format: "date-time" }, message: 'must match format "date-time"' }];
                                return false;
                              }
                            } else {
                              validate31.errors = [{ instancePath: instancePath + "/issuedAt", schemaPath: "#/properties/issuedAt/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                              return false;
                            }
                          }
                        }
                        var valid0 = _errs13 === errors;
                      } else {
                        var valid0 = true;
                      }
                      if (valid0) {
                        if (data.notBefore !== void 0) {
                          let data7 = data.notBefore;
                          const _errs15 = errors;
                          if (errors === _errs15) {
                            if (errors === _errs15) {
                              if (typeof data7 === "string") {
                                if (!formats0.test(data7)) {
                                  validate31.errors = [{ instancePath: instancePath + "/notBefore", schemaPath: "#/properties/notBefore/format", keyword: "format", params: { format: "date-time" }, message: 'must match format "date-time"' }];
                                  return false;
                                }
                              } else {
                                validate31.errors = [{ instancePath: instancePath + "/notBefore", schemaPath: "#/properties/notBefore/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                return false;
                              }
                            }
                          }
                          var valid0 = _errs15 === errors;
                        } else {
                          var valid0 = true;
                        }
                        if (valid0) {
                          if (data.expiresAt !== void 0) {
                            let data8 = data.expiresAt;
                            const _errs17 = errors;
                            if (errors === _errs17) {
                              if (errors === _errs17) {
                                if (typeof data8 === "string") {
                                  if (!formats0.test(data8)) {
                                    validate31.errors = [{ instancePath: instancePath + "/expiresAt", schemaPath: "#/properties/expiresAt/format", keyword: "format", params: { format: "date-time" }, message: 'must match format "date-time"' }];
                                    return false;
                                  }
                                } else {
                                  validate31.errors = [{ instancePath: instancePath + "/expiresAt", schemaPath: "#/properties/expiresAt/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                  return false;
                                }
                              }
                            }
                            var valid0 = _errs17 === errors;
                          } else {
                            var valid0 = true;
                          }
                          if (valid0) {
                            if (data.graceDays !== void 0) {
                              let data9 = data.graceDays;
                              const _errs19 = errors;
                              if (!(typeof data9 == "number" && (!(data9 % 1) && !isNaN(data9)) && isFinite(data9))) {
                                validate31.errors = [{ instancePath: instancePath + "/graceDays", schemaPath: "#/properties/graceDays/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }];
                                return false;
                              }
                              if (errors === _errs19) {
                                if (typeof data9 == "number" && isFinite(data9)) {
                                  if (data9 > 90 || isNaN(data9)) {
                                    validate31.errors = [{ instancePath: instancePath + "/graceDays", schemaPath: "#/properties/graceDays/maximum", keyword: "maximum", params: { comparison: "<=", limit: 90 }, message: "must be <= 90" }];
                                    return false;
                                  } else {
                                    if (data9 < 0 || isNaN(data9)) {
                                      validate31.errors = [{ instancePath: instancePath + "/graceDays", schemaPath: "#/properties/graceDays/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }];
                                      return false;
                                    }
                                  }
                                }
                              }
                              var valid0 = _errs19 === errors;
                            } else {
                              var valid0 = true;
                            }
                          }
                        }
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    } else {
      validate31.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
      return false;
    }
  }
  validate31.errors = vErrors;
  return errors === 0;
}
validate31.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var Manifest = validate32;
var schema65 = { "$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "https://hardpoint.dev/schemas/manifest.schema.json", "title": "Manifest", "description": "plugin.json: what a plugin is, what it asks for and what it adds to the host.", "type": "object", "additionalProperties": false, "required": ["id", "version", "title", "description", "license", "engines", "tier"], "properties": { "$schema": { "type": "string", "maxLength": 512 }, "id": { "$ref": "#/$defs/PluginId" }, "version": { "$ref": "#/$defs/Version" }, "title": { "type": "string", "minLength": 1, "maxLength": 80 }, "description": { "type": "string", "minLength": 1, "maxLength": 400 }, "license": { "type": "string", "minLength": 1, "maxLength": 80, "description": "SPDX expression" }, "homepage": { "type": "string", "maxLength": 512, "pattern": "^https://" }, "engines": { "type": "object", "additionalProperties": false, "required": ["hardpoint"], "properties": { "hardpoint": { "$ref": "#/$defs/Range" } } }, "tier": { "$ref": "#/$defs/Tier" }, "isolation": { "enum": ["publisher", "plugin"], "default": "publisher", "description": "plugin: a cell of its own" }, "dependencies": { "$ref": "#/$defs/Dependencies" }, "optionalDependencies": { "$ref": "#/$defs/Dependencies" }, "capabilities": { "type": "object", "description": "Capability id to the options asked for. The host checks the options against the capability's own schema.", "maxProperties": 64, "propertyNames": { "$ref": "#/$defs/CapabilityId" }, "additionalProperties": { "type": "object" } }, "features": { "type": "object", "maxProperties": 64, "propertyNames": { "$ref": "#/$defs/LocalName" }, "additionalProperties": { "$ref": "#/$defs/FeatureDeclaration" } }, "limits": { "type": "object", "additionalProperties": false, "properties": { "cpuMs": { "type": "integer", "minimum": 1, "maximum": 6e4, "default": 500, "description": "CPU per invocation" }, "wallMs": { "type": "integer", "minimum": 10, "maximum": 3e5, "default": 1e4, "description": "Wall time per invocation" }, "memoryMb": { "type": "integer", "minimum": 8, "maximum": 512, "default": 64, "description": "V8 heap of the isolate" }, "concurrency": { "type": "integer", "minimum": 1, "maximum": 1024, "default": 64, "description": "Invocations in flight" } } }, "config": { "type": "object", "description": "JSON Schema (bounded subset) of the settings an admin may set" }, "dataVersion": { "type": "integer", "minimum": 1, "maximum": 1e4, "default": 1, "description": "of what the plugin stores; a higher one has a migration in definePlugin({ migrations }) for each step" }, "contributes": { "type": "object", "additionalProperties": false, "properties": { "routes": { "type": "array", "maxItems": 256, "items": { "$ref": "#/$defs/RouteContribution" } }, "events": { "type": "array", "maxItems": 64, "items": { "$ref": "#/$defs/EventContribution" } }, "jobs": { "type": "array", "maxItems": 64, "items": { "$ref": "#/$defs/JobContribution" } }, "exports": { "type": "array", "maxItems": 128, "items": { "$ref": "#/$defs/ExportContribution" } }, "health": { "const": true, "description": "definePlugin({ health }) says whether this version works: asked before an upgrade puts it in force, and for a while after" } } } }, "$defs": { "PluginId": { "type": "string", "maxLength": 128, "pattern": "^[a-z][a-z0-9]*(-[a-z0-9]+)*\\.[a-z][a-z0-9]*(-[a-z0-9]+)*$", "description": "publisher.name" }, "Version": { "type": "string", "maxLength": 64, "pattern": "^(0|[1-9]\\d{0,8})\\.(0|[1-9]\\d{0,8})\\.(0|[1-9]\\d{0,8})(-(0|[1-9]\\d{0,14}|\\d*[A-Za-z-][0-9A-Za-z-]*)(\\.(0|[1-9]\\d{0,14}|\\d*[A-Za-z-][0-9A-Za-z-]*))*)?$", "description": "Semantic version without build metadata" }, "Range": { "type": "string", "minLength": 1, "maxLength": 256, "description": "semver range" }, "Tier": { "enum": ["free", "pro", "enterprise"] }, "LocalName": { "type": "string", "maxLength": 64, "pattern": "^[a-z][A-Za-z0-9]*$" }, "CapabilityId": { "type": "string", "maxLength": 64, "pattern": "^[a-z][a-zA-Z0-9]*(\\.[a-z][a-zA-Z0-9]*)?$" }, "Dependencies": { "type": "object", "maxProperties": 64, "propertyNames": { "$ref": "#/$defs/PluginId" }, "additionalProperties": { "$ref": "#/$defs/Range" } }, "FeatureDeclaration": { "type": "object", "additionalProperties": false, "required": ["title", "tier"], "properties": { "title": { "type": "string", "minLength": 1, "maxLength": 80 }, "description": { "type": "string", "maxLength": 400 }, "tier": { "$ref": "#/$defs/Tier", "description": "lowest tier that has it" } } }, "Topic": { "type": "string", "maxLength": 96, "pattern": "^[a-z][a-zA-Z0-9]*(\\.[a-z][a-zA-Z0-9]*)*$", "description": "local part, such as transfer.posted" }, "FullTopic": { "type": "string", "maxLength": 256, "pattern": "^[a-z][a-z0-9-]*\\.[a-z][a-z0-9-]*/[a-z][a-zA-Z0-9]*(\\.[a-z][a-zA-Z0-9]*)*$", "description": "plugin id, slash, topic: hardpoint.treasury/transfer.posted" }, "Access": { "enum": ["public", "member", "admin"], "default": "member", "description": "who may call: anyone, any principal of the tenant, its admins" }, "RouteContribution": { "type": "object", "additionalProperties": false, "required": ["id", "method", "path"], "properties": { "id": { "$ref": "#/$defs/LocalName", "description": "name of the handler in definePlugin({ routes })" }, "method": { "enum": ["GET", "POST", "PUT", "PATCH", "DELETE"] }, "path": { "type": "string", "maxLength": 256, "pattern": "^/([A-Za-z0-9._~-]+|:[a-z][A-Za-z0-9]*)?(/([A-Za-z0-9._~-]+|:[a-z][A-Za-z0-9]*))*$", "description": "below /p/<plugin-id>; :name matches one segment" }, "access": { "$ref": "#/$defs/Access" }, "feature": { "$ref": "#/$defs/LocalName" }, "lapsed": { "type": "boolean", "default": false, "description": "GET only: still served, read-only, when the license no longer covers the plugin" }, "body": { "type": "object", "description": "JSON Schema (bounded subset) of the request body; without it no body is accepted" }, "rawBody": { "type": "boolean", "default": false, "description": "accept any body as bytes, unparsed" }, "query": { "type": "object", "description": "JSON Schema (bounded subset) of the query; values are strings" }, "maxBodyBytes": { "type": "integer", "minimum": 0, "maximum": 16777216, "default": 65536 } } }, "EventContribution": { "type": "object", "additionalProperties": false, "required": ["id", "topic"], "properties": { "id": { "$ref": "#/$defs/LocalName", "description": "name of the handler in definePlugin({ events })" }, "topic": { "$ref": "#/$defs/FullTopic" }, "feature": { "$ref": "#/$defs/LocalName" } } }, "JobContribution": { "type": "object", "additionalProperties": false, "required": ["id"], "properties": { "id": { "$ref": "#/$defs/LocalName", "description": "name of the handler in definePlugin({ jobs })" }, "cron": { "type": "string", "maxLength": 64, "description": "five-field cron; without it the job runs only when scheduled by the plugin" }, "timezone": { "type": "string", "maxLength": 64, "default": "UTC" }, "feature": { "$ref": "#/$defs/LocalName" } } }, "ExportContribution": { "type": "object", "additionalProperties": false, "required": ["id"], "properties": { "id": { "$ref": "#/$defs/LocalName", "description": "name of the handler in definePlugin({ exports })" }, "description": { "type": "string", "maxLength": 400 }, "feature": { "$ref": "#/$defs/LocalName" }, "lapsed": { "type": "boolean", "default": false, "description": "still served, read-only, when the license no longer covers the plugin" }, "params": { "type": "object", "description": "JSON Schema (bounded subset) of the one argument" }, "result": { "type": "object", "description": "JSON Schema (bounded subset) of the answer" } } } } };
var schema69 = { "enum": ["free", "pro", "enterprise"] };
var pattern27 = new RegExp("^(0|[1-9]\\d{0,8})\\.(0|[1-9]\\d{0,8})\\.(0|[1-9]\\d{0,8})(-(0|[1-9]\\d{0,14}|\\d*[A-Za-z-][0-9A-Za-z-]*)(\\.(0|[1-9]\\d{0,14}|\\d*[A-Za-z-][0-9A-Za-z-]*))*)?$", "u");
var pattern28 = new RegExp("^https://", "u");
var pattern30 = new RegExp("^[a-z][a-zA-Z0-9]*(\\.[a-z][a-zA-Z0-9]*)?$", "u");
var pattern31 = new RegExp("^[a-z][A-Za-z0-9]*$", "u");
function validate33(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate33.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (Object.keys(data).length > 64) {
        validate33.errors = [{ instancePath, schemaPath: "#/maxProperties", keyword: "maxProperties", params: { limit: 64 }, message: "must NOT have more than 64 properties" }];
        return false;
      } else {
        for (const key0 in data) {
          const _errs1 = errors;
          const _errs2 = errors;
          if (errors === _errs2) {
            if (typeof key0 === "string") {
              if (func2(key0) > 128) {
                const err0 = { instancePath, schemaPath: "#/$defs/PluginId/maxLength", keyword: "maxLength", params: { limit: 128 }, message: "must NOT have more than 128 characters", propertyName: key0 };
                if (vErrors === null) {
                  vErrors = [err0];
                } else {
                  vErrors.push(err0);
                }
                errors++;
              } else {
                if (!pattern9.test(key0)) {
                  const err1 = { instancePath, schemaPath: "#/$defs/PluginId/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9]*(-[a-z0-9]+)*\\.[a-z][a-z0-9]*(-[a-z0-9]+)*$" }, message: 'must match pattern "^[a-z][a-z0-9]*(-[a-z0-9]+)*\\.[a-z][a-z0-9]*(-[a-z0-9]+)*$"', propertyName: key0 };
                  if (vErrors === null) {
                    vErrors = [err1];
                  } else {
                    vErrors.push(err1);
                  }
                  errors++;
                }
              }
            } else {
              const err2 = { instancePath, schemaPath: "#/$defs/PluginId/type", keyword: "type", params: { type: "string" }, message: "must be string", propertyName: key0 };
              if (vErrors === null) {
                vErrors = [err2];
              } else {
                vErrors.push(err2);
              }
              errors++;
            }
          }
          var valid0 = _errs1 === errors;
          if (!valid0) {
            const err3 = { instancePath, schemaPath: "#/propertyNames", keyword: "propertyNames", params: { propertyName: key0 }, message: "property name must be valid" };
            if (vErrors === null) {
              vErrors = [err3];
            } else {
              vErrors.push(err3);
            }
            errors++;
            validate33.errors = vErrors;
            return false;
            break;
          }
        }
        if (valid0) {
          for (const key1 in data) {
            let data0 = data[key1];
            const _errs5 = errors;
            const _errs6 = errors;
            if (errors === _errs6) {
              if (typeof data0 === "string") {
                if (func2(data0) > 256) {
                  validate33.errors = [{ instancePath: instancePath + "/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/$defs/Range/maxLength", keyword: "maxLength", params: { limit: 256 }, message: "must NOT have more than 256 characters" }];
                  return false;
                } else {
                  if (func2(data0) < 1) {
                    validate33.errors = [{ instancePath: instancePath + "/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/$defs/Range/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                    return false;
                  }
                }
              } else {
                validate33.errors = [{ instancePath: instancePath + "/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/$defs/Range/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                return false;
              }
            }
            var valid2 = _errs5 === errors;
            if (!valid2) {
              break;
            }
          }
        }
      }
    } else {
      validate33.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
      return false;
    }
  }
  validate33.errors = vErrors;
  return errors === 0;
}
validate33.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate36(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate36.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.title === void 0 && (missing0 = "title") || data.tier === void 0 && (missing0 = "tier")) {
        validate36.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }];
        return false;
      } else {
        const _errs1 = errors;
        for (const key0 in data) {
          if (!(key0 === "title" || key0 === "description" || key0 === "tier")) {
            validate36.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }];
            return false;
            break;
          }
        }
        if (_errs1 === errors) {
          if (data.title !== void 0) {
            let data0 = data.title;
            const _errs2 = errors;
            if (errors === _errs2) {
              if (typeof data0 === "string") {
                if (func2(data0) > 80) {
                  validate36.errors = [{ instancePath: instancePath + "/title", schemaPath: "#/properties/title/maxLength", keyword: "maxLength", params: { limit: 80 }, message: "must NOT have more than 80 characters" }];
                  return false;
                } else {
                  if (func2(data0) < 1) {
                    validate36.errors = [{ instancePath: instancePath + "/title", schemaPath: "#/properties/title/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                    return false;
                  }
                }
              } else {
                validate36.errors = [{ instancePath: instancePath + "/title", schemaPath: "#/properties/title/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                return false;
              }
            }
            var valid0 = _errs2 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.description !== void 0) {
              let data1 = data.description;
              const _errs4 = errors;
              if (errors === _errs4) {
                if (typeof data1 === "string") {
                  if (func2(data1) > 400) {
                    validate36.errors = [{ instancePath: instancePath + "/description", schemaPath: "#/properties/description/maxLength", keyword: "maxLength", params: { limit: 400 }, message: "must NOT have more than 400 characters" }];
                    return false;
                  }
                } else {
                  validate36.errors = [{ instancePath: instancePath + "/description", schemaPath: "#/properties/description/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                  return false;
                }
              }
              var valid0 = _errs4 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.tier !== void 0) {
                let data2 = data.tier;
                const _errs6 = errors;
                if (!(data2 === "free" || data2 === "pro" || data2 === "enterprise")) {
                  validate36.errors = [{ instancePath: instancePath + "/tier", schemaPath: "#/$defs/Tier/enum", keyword: "enum", params: { allowedValues: schema69.enum }, message: "must be equal to one of the allowed values" }];
                  return false;
                }
                var valid0 = _errs6 === errors;
              } else {
                var valid0 = true;
              }
            }
          }
        }
      }
    } else {
      validate36.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
      return false;
    }
  }
  validate36.errors = vErrors;
  return errors === 0;
}
validate36.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var schema77 = { "type": "object", "additionalProperties": false, "required": ["id", "method", "path"], "properties": { "id": { "$ref": "#/$defs/LocalName", "description": "name of the handler in definePlugin({ routes })" }, "method": { "enum": ["GET", "POST", "PUT", "PATCH", "DELETE"] }, "path": { "type": "string", "maxLength": 256, "pattern": "^/([A-Za-z0-9._~-]+|:[a-z][A-Za-z0-9]*)?(/([A-Za-z0-9._~-]+|:[a-z][A-Za-z0-9]*))*$", "description": "below /p/<plugin-id>; :name matches one segment" }, "access": { "$ref": "#/$defs/Access" }, "feature": { "$ref": "#/$defs/LocalName" }, "lapsed": { "type": "boolean", "default": false, "description": "GET only: still served, read-only, when the license no longer covers the plugin" }, "body": { "type": "object", "description": "JSON Schema (bounded subset) of the request body; without it no body is accepted" }, "rawBody": { "type": "boolean", "default": false, "description": "accept any body as bytes, unparsed" }, "query": { "type": "object", "description": "JSON Schema (bounded subset) of the query; values are strings" }, "maxBodyBytes": { "type": "integer", "minimum": 0, "maximum": 16777216, "default": 65536 } } };
var schema79 = { "enum": ["public", "member", "admin"], "default": "member", "description": "who may call: anyone, any principal of the tenant, its admins" };
var pattern33 = new RegExp("^/([A-Za-z0-9._~-]+|:[a-z][A-Za-z0-9]*)?(/([A-Za-z0-9._~-]+|:[a-z][A-Za-z0-9]*))*$", "u");
function validate38(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate38.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.id === void 0 && (missing0 = "id") || data.method === void 0 && (missing0 = "method") || data.path === void 0 && (missing0 = "path")) {
        validate38.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }];
        return false;
      } else {
        const _errs1 = errors;
        for (const key0 in data) {
          if (!func1.call(schema77.properties, key0)) {
            validate38.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }];
            return false;
            break;
          }
        }
        if (_errs1 === errors) {
          if (data.id !== void 0) {
            let data0 = data.id;
            const _errs2 = errors;
            const _errs3 = errors;
            if (errors === _errs3) {
              if (typeof data0 === "string") {
                if (func2(data0) > 64) {
                  validate38.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/$defs/LocalName/maxLength", keyword: "maxLength", params: { limit: 64 }, message: "must NOT have more than 64 characters" }];
                  return false;
                } else {
                  if (!pattern31.test(data0)) {
                    validate38.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/$defs/LocalName/pattern", keyword: "pattern", params: { pattern: "^[a-z][A-Za-z0-9]*$" }, message: 'must match pattern "^[a-z][A-Za-z0-9]*$"' }];
                    return false;
                  }
                }
              } else {
                validate38.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/$defs/LocalName/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                return false;
              }
            }
            var valid0 = _errs2 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.method !== void 0) {
              let data1 = data.method;
              const _errs5 = errors;
              if (!(data1 === "GET" || data1 === "POST" || data1 === "PUT" || data1 === "PATCH" || data1 === "DELETE")) {
                validate38.errors = [{ instancePath: instancePath + "/method", schemaPath: "#/properties/method/enum", keyword: "enum", params: { allowedValues: schema77.properties.method.enum }, message: "must be equal to one of the allowed values" }];
                return false;
              }
              var valid0 = _errs5 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.path !== void 0) {
                let data2 = data.path;
                const _errs6 = errors;
                if (errors === _errs6) {
                  if (typeof data2 === "string") {
                    if (func2(data2) > 256) {
                      validate38.errors = [{ instancePath: instancePath + "/path", schemaPath: "#/properties/path/maxLength", keyword: "maxLength", params: { limit: 256 }, message: "must NOT have more than 256 characters" }];
                      return false;
                    } else {
                      if (!pattern33.test(data2)) {
                        validate38.errors = [{ instancePath: instancePath + "/path", schemaPath: "#/properties/path/pattern", keyword: "pattern", params: { pattern: "^/([A-Za-z0-9._~-]+|:[a-z][A-Za-z0-9]*)?(/([A-Za-z0-9._~-]+|:[a-z][A-Za-z0-9]*))*$" }, message: 'must match pattern "^/([A-Za-z0-9._~-]+|:[a-z][A-Za-z0-9]*)?(/([A-Za-z0-9._~-]+|:[a-z][A-Za-z0-9]*))*$"' }];
                        return false;
                      }
                    }
                  } else {
                    validate38.errors = [{ instancePath: instancePath + "/path", schemaPath: "#/properties/path/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                    return false;
                  }
                }
                var valid0 = _errs6 === errors;
              } else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.access !== void 0) {
                  let data3 = data.access;
                  const _errs8 = errors;
                  if (!(data3 === "public" || data3 === "member" || data3 === "admin")) {
                    validate38.errors = [{ instancePath: instancePath + "/access", schemaPath: "#/$defs/Access/enum", keyword: "enum", params: { allowedValues: schema79.enum }, message: "must be equal to one of the allowed values" }];
                    return false;
                  }
                  var valid0 = _errs8 === errors;
                } else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.feature !== void 0) {
                    let data4 = data.feature;
                    const _errs10 = errors;
                    const _errs11 = errors;
                    if (errors === _errs11) {
                      if (typeof data4 === "string") {
                        if (func2(data4) > 64) {
                          validate38.errors = [{ instancePath: instancePath + "/feature", schemaPath: "#/$defs/LocalName/maxLength", keyword: "maxLength", params: { limit: 64 }, message: "must NOT have more than 64 characters" }];
                          return false;
                        } else {
                          if (!pattern31.test(data4)) {
                            validate38.errors = [{ instancePath: instancePath + "/feature", schemaPath: "#/$defs/LocalName/pattern", keyword: "pattern", params: { pattern: "^[a-z][A-Za-z0-9]*$" }, message: 'must match pattern "^[a-z][A-Za-z0-9]*$"' }];
                            return false;
                          }
                        }
                      } else {
                        validate38.errors = [{ instancePath: instancePath + "/feature", schemaPath: "#/$defs/LocalName/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                        return false;
                      }
                    }
                    var valid0 = _errs10 === errors;
                  } else {
                    var valid0 = true;
                  }
                  if (valid0) {
                    if (data.lapsed !== void 0) {
                      const _errs13 = errors;
                      if (typeof data.lapsed !== "boolean") {
                        validate38.errors = [{ instancePath: instancePath + "/lapsed", schemaPath: "#/properties/lapsed/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }];
                        return false;
                      }
                      var valid0 = _errs13 === errors;
                    } else {
                      var valid0 = true;
                    }
                    if (valid0) {
                      if (data.body !== void 0) {
                        let data6 = data.body;
                        const _errs15 = errors;
                        if (!(data6 && typeof data6 == "object" && !Array.isArray(data6))) {
                          validate38.errors = [{ instancePath: instancePath + "/body", schemaPath: "#/properties/body/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                          return false;
                        }
                        var valid0 = _errs15 === errors;
                      } else {
                        var valid0 = true;
                      }
                      if (valid0) {
                        if (data.rawBody !== void 0) {
                          const _errs17 = errors;
                          if (typeof data.rawBody !== "boolean") {
                            validate38.errors = [{ instancePath: instancePath + "/rawBody", schemaPath: "#/properties/rawBody/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }];
                            return false;
                          }
                          var valid0 = _errs17 === errors;
                        } else {
                          var valid0 = true;
                        }
                        if (valid0) {
                          if (data.query !== void 0) {
                            let data8 = data.query;
                            const _errs19 = errors;
                            if (!(data8 && typeof data8 == "object" && !Array.isArray(data8))) {
                              validate38.errors = [{ instancePath: instancePath + "/query", schemaPath: "#/properties/query/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                              return false;
                            }
                            var valid0 = _errs19 === errors;
                          } else {
                            var valid0 = true;
                          }
                          if (valid0) {
                            if (data.maxBodyBytes !== void 0) {
                              let data9 = data.maxBodyBytes;
                              const _errs21 = errors;
                              if (!(typeof data9 == "number" && (!(data9 % 1) && !isNaN(data9)) && isFinite(data9))) {
                                validate38.errors = [{ instancePath: instancePath + "/maxBodyBytes", schemaPath: "#/properties/maxBodyBytes/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }];
                                return false;
                              }
                              if (errors === _errs21) {
                                if (typeof data9 == "number" && isFinite(data9)) {
                                  if (data9 > 16777216 || isNaN(data9)) {
                                    validate38.errors = [{ instancePath: instancePath + "/maxBodyBytes", schemaPath: "#/properties/maxBodyBytes/maximum", keyword: "maximum", params: { comparison: "<=", limit: 16777216 }, message: "must be <= 16777216" }];
                                    return false;
                                  } else {
                                    if (data9 < 0 || isNaN(data9)) {
                                      validate38.errors = [{ instancePath: instancePath + "/maxBodyBytes", schemaPath: "#/properties/maxBodyBytes/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }];
                                      return false;
                                    }
                                  }
                                }
                              }
                              var valid0 = _errs21 === errors;
                            } else {
                              var valid0 = true;
                            }
                          }
                        }
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    } else {
      validate38.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
      return false;
    }
  }
  validate38.errors = vErrors;
  return errors === 0;
}
validate38.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var pattern36 = new RegExp("^[a-z][a-z0-9-]*\\.[a-z][a-z0-9-]*/[a-z][a-zA-Z0-9]*(\\.[a-z][a-zA-Z0-9]*)*$", "u");
function validate40(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate40.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.id === void 0 && (missing0 = "id") || data.topic === void 0 && (missing0 = "topic")) {
        validate40.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }];
        return false;
      } else {
        const _errs1 = errors;
        for (const key0 in data) {
          if (!(key0 === "id" || key0 === "topic" || key0 === "feature")) {
            validate40.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }];
            return false;
            break;
          }
        }
        if (_errs1 === errors) {
          if (data.id !== void 0) {
            let data0 = data.id;
            const _errs2 = errors;
            const _errs3 = errors;
            if (errors === _errs3) {
              if (typeof data0 === "string") {
                if (func2(data0) > 64) {
                  validate40.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/$defs/LocalName/maxLength", keyword: "maxLength", params: { limit: 64 }, message: "must NOT have more than 64 characters" }];
                  return false;
                } else {
                  if (!pattern31.test(data0)) {
                    validate40.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/$defs/LocalName/pattern", keyword: "pattern", params: { pattern: "^[a-z][A-Za-z0-9]*$" }, message: 'must match pattern "^[a-z][A-Za-z0-9]*$"' }];
                    return false;
                  }
                }
              } else {
                validate40.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/$defs/LocalName/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                return false;
              }
            }
            var valid0 = _errs2 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.topic !== void 0) {
              let data1 = data.topic;
              const _errs5 = errors;
              const _errs6 = errors;
              if (errors === _errs6) {
                if (typeof data1 === "string") {
                  if (func2(data1) > 256) {
                    validate40.errors = [{ instancePath: instancePath + "/topic", schemaPath: "#/$defs/FullTopic/maxLength", keyword: "maxLength", params: { limit: 256 }, message: "must NOT have more than 256 characters" }];
                    return false;
                  } else {
                    if (!pattern36.test(data1)) {
                      validate40.errors = [{ instancePath: instancePath + "/topic", schemaPath: "#/$defs/FullTopic/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9-]*\\.[a-z][a-z0-9-]*/[a-z][a-zA-Z0-9]*(\\.[a-z][a-zA-Z0-9]*)*$" }, message: 'must match pattern "^[a-z][a-z0-9-]*\\.[a-z][a-z0-9-]*/[a-z][a-zA-Z0-9]*(\\.[a-z][a-zA-Z0-9]*)*$"' }];
                      return false;
                    }
                  }
                } else {
                  validate40.errors = [{ instancePath: instancePath + "/topic", schemaPath: "#/$defs/FullTopic/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                  return false;
                }
              }
              var valid0 = _errs5 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.feature !== void 0) {
                let data2 = data.feature;
                const _errs8 = errors;
                const _errs9 = errors;
                if (errors === _errs9) {
                  if (typeof data2 === "string") {
                    if (func2(data2) > 64) {
                      validate40.errors = [{ instancePath: instancePath + "/feature", schemaPath: "#/$defs/LocalName/maxLength", keyword: "maxLength", params: { limit: 64 }, message: "must NOT have more than 64 characters" }];
                      return false;
                    } else {
                      if (!pattern31.test(data2)) {
                        validate40.errors = [{ instancePath: instancePath + "/feature", schemaPath: "#/$defs/LocalName/pattern", keyword: "pattern", params: { pattern: "^[a-z][A-Za-z0-9]*$" }, message: 'must match pattern "^[a-z][A-Za-z0-9]*$"' }];
                        return false;
                      }
                    }
                  } else {
                    validate40.errors = [{ instancePath: instancePath + "/feature", schemaPath: "#/$defs/LocalName/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                    return false;
                  }
                }
                var valid0 = _errs8 === errors;
              } else {
                var valid0 = true;
              }
            }
          }
        }
      }
    } else {
      validate40.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
      return false;
    }
  }
  validate40.errors = vErrors;
  return errors === 0;
}
validate40.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate42(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate42.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.id === void 0 && (missing0 = "id")) {
        validate42.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }];
        return false;
      } else {
        const _errs1 = errors;
        for (const key0 in data) {
          if (!(key0 === "id" || key0 === "cron" || key0 === "timezone" || key0 === "feature")) {
            validate42.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }];
            return false;
            break;
          }
        }
        if (_errs1 === errors) {
          if (data.id !== void 0) {
            let data0 = data.id;
            const _errs2 = errors;
            const _errs3 = errors;
            if (errors === _errs3) {
              if (typeof data0 === "string") {
                if (func2(data0) > 64) {
                  validate42.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/$defs/LocalName/maxLength", keyword: "maxLength", params: { limit: 64 }, message: "must NOT have more than 64 characters" }];
                  return false;
                } else {
                  if (!pattern31.test(data0)) {
                    validate42.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/$defs/LocalName/pattern", keyword: "pattern", params: { pattern: "^[a-z][A-Za-z0-9]*$" }, message: 'must match pattern "^[a-z][A-Za-z0-9]*$"' }];
                    return false;
                  }
                }
              } else {
                validate42.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/$defs/LocalName/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                return false;
              }
            }
            var valid0 = _errs2 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.cron !== void 0) {
              let data1 = data.cron;
              const _errs5 = errors;
              if (errors === _errs5) {
                if (typeof data1 === "string") {
                  if (func2(data1) > 64) {
                    validate42.errors = [{ instancePath: instancePath + "/cron", schemaPath: "#/properties/cron/maxLength", keyword: "maxLength", params: { limit: 64 }, message: "must NOT have more than 64 characters" }];
                    return false;
                  }
                } else {
                  validate42.errors = [{ instancePath: instancePath + "/cron", schemaPath: "#/properties/cron/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                  return false;
                }
              }
              var valid0 = _errs5 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.timezone !== void 0) {
                let data2 = data.timezone;
                const _errs7 = errors;
                if (errors === _errs7) {
                  if (typeof data2 === "string") {
                    if (func2(data2) > 64) {
                      validate42.errors = [{ instancePath: instancePath + "/timezone", schemaPath: "#/properties/timezone/maxLength", keyword: "maxLength", params: { limit: 64 }, message: "must NOT have more than 64 characters" }];
                      return false;
                    }
                  } else {
                    validate42.errors = [{ instancePath: instancePath + "/timezone", schemaPath: "#/properties/timezone/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                    return false;
                  }
                }
                var valid0 = _errs7 === errors;
              } else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.feature !== void 0) {
                  let data3 = data.feature;
                  const _errs9 = errors;
                  const _errs10 = errors;
                  if (errors === _errs10) {
                    if (typeof data3 === "string") {
                      if (func2(data3) > 64) {
                        validate42.errors = [{ instancePath: instancePath + "/feature", schemaPath: "#/$defs/LocalName/maxLength", keyword: "maxLength", params: { limit: 64 }, message: "must NOT have more than 64 characters" }];
                        return false;
                      } else {
                        if (!pattern31.test(data3)) {
                          validate42.errors = [{ instancePath: instancePath + "/feature", schemaPath: "#/$defs/LocalName/pattern", keyword: "pattern", params: { pattern: "^[a-z][A-Za-z0-9]*$" }, message: 'must match pattern "^[a-z][A-Za-z0-9]*$"' }];
                          return false;
                        }
                      }
                    } else {
                      validate42.errors = [{ instancePath: instancePath + "/feature", schemaPath: "#/$defs/LocalName/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                      return false;
                    }
                  }
                  var valid0 = _errs9 === errors;
                } else {
                  var valid0 = true;
                }
              }
            }
          }
        }
      }
    } else {
      validate42.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
      return false;
    }
  }
  validate42.errors = vErrors;
  return errors === 0;
}
validate42.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate44(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate44.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.id === void 0 && (missing0 = "id")) {
        validate44.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }];
        return false;
      } else {
        const _errs1 = errors;
        for (const key0 in data) {
          if (!(key0 === "id" || key0 === "description" || key0 === "feature" || key0 === "lapsed" || key0 === "params" || key0 === "result")) {
            validate44.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }];
            return false;
            break;
          }
        }
        if (_errs1 === errors) {
          if (data.id !== void 0) {
            let data0 = data.id;
            const _errs2 = errors;
            const _errs3 = errors;
            if (errors === _errs3) {
              if (typeof data0 === "string") {
                if (func2(data0) > 64) {
                  validate44.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/$defs/LocalName/maxLength", keyword: "maxLength", params: { limit: 64 }, message: "must NOT have more than 64 characters" }];
                  return false;
                } else {
                  if (!pattern31.test(data0)) {
                    validate44.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/$defs/LocalName/pattern", keyword: "pattern", params: { pattern: "^[a-z][A-Za-z0-9]*$" }, message: 'must match pattern "^[a-z][A-Za-z0-9]*$"' }];
                    return false;
                  }
                }
              } else {
                validate44.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/$defs/LocalName/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                return false;
              }
            }
            var valid0 = _errs2 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.description !== void 0) {
              let data1 = data.description;
              const _errs5 = errors;
              if (errors === _errs5) {
                if (typeof data1 === "string") {
                  if (func2(data1) > 400) {
                    validate44.errors = [{ instancePath: instancePath + "/description", schemaPath: "#/properties/description/maxLength", keyword: "maxLength", params: { limit: 400 }, message: "must NOT have more than 400 characters" }];
                    return false;
                  }
                } else {
                  validate44.errors = [{ instancePath: instancePath + "/description", schemaPath: "#/properties/description/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                  return false;
                }
              }
              var valid0 = _errs5 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.feature !== void 0) {
                let data2 = data.feature;
                const _errs7 = errors;
                const _errs8 = errors;
                if (errors === _errs8) {
                  if (typeof data2 === "string") {
                    if (func2(data2) > 64) {
                      validate44.errors = [{ instancePath: instancePath + "/feature", schemaPath: "#/$defs/LocalName/maxLength", keyword: "maxLength", params: { limit: 64 }, message: "must NOT have more than 64 characters" }];
                      return false;
                    } else {
                      if (!pattern31.test(data2)) {
                        validate44.errors = [{ instancePath: instancePath + "/feature", schemaPath: "#/$defs/LocalName/pattern", keyword: "pattern", params: { pattern: "^[a-z][A-Za-z0-9]*$" }, message: 'must match pattern "^[a-z][A-Za-z0-9]*$"' }];
                        return false;
                      }
                    }
                  } else {
                    validate44.errors = [{ instancePath: instancePath + "/feature", schemaPath: "#/$defs/LocalName/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                    return false;
                  }
                }
                var valid0 = _errs7 === errors;
              } else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.lapsed !== void 0) {
                  const _errs10 = errors;
                  if (typeof data.lapsed !== "boolean") {
                    validate44.errors = [{ instancePath: instancePath + "/lapsed", schemaPath: "#/properties/lapsed/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }];
                    return false;
                  }
                  var valid0 = _errs10 === errors;
                } else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.params !== void 0) {
                    let data4 = data.params;
                    const _errs12 = errors;
                    if (!(data4 && typeof data4 == "object" && !Array.isArray(data4))) {
                      validate44.errors = [{ instancePath: instancePath + "/params", schemaPath: "#/properties/params/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                      return false;
                    }
                    var valid0 = _errs12 === errors;
                  } else {
                    var valid0 = true;
                  }
                  if (valid0) {
                    if (data.result !== void 0) {
                      let data5 = data.result;
                      const _errs14 = errors;
                      if (!(data5 && typeof data5 == "object" && !Array.isArray(data5))) {
                        validate44.errors = [{ instancePath: instancePath + "/result", schemaPath: "#/properties/result/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                        return false;
                      }
                      var valid0 = _errs14 === errors;
                    } else {
                      var valid0 = true;
                    }
                  }
                }
              }
            }
          }
        }
      }
    } else {
      validate44.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
      return false;
    }
  }
  validate44.errors = vErrors;
  return errors === 0;
}
validate44.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate32(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate32.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.id === void 0 && (missing0 = "id") || data.version === void 0 && (missing0 = "version") || data.title === void 0 && (missing0 = "title") || data.description === void 0 && (missing0 = "description") || data.license === void 0 && (missing0 = "license") || data.engines === void 0 && (missing0 = "engines") || data.tier === void 0 && (missing0 = "tier")) {
        validate32.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }];
        return false;
      } else {
        const _errs1 = errors;
        for (const key0 in data) {
          if (!func1.call(schema65.properties, key0)) {
            validate32.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }];
            return false;
            break;
          }
        }
        if (_errs1 === errors) {
          if (data.$schema !== void 0) {
            let data0 = data.$schema;
            const _errs2 = errors;
            if (errors === _errs2) {
              if (typeof data0 === "string") {
                if (func2(data0) > 512) {
                  validate32.errors = [{ instancePath: instancePath + "/$schema", schemaPath: "#/properties/%24schema/maxLength", keyword: "maxLength", params: { limit: 512 }, message: "must NOT have more than 512 characters" }];
                  return false;
                }
              } else {
                validate32.errors = [{ instancePath: instancePath + "/$schema", schemaPath: "#/properties/%24schema/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                return false;
              }
            }
            var valid0 = _errs2 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.id !== void 0) {
              let data1 = data.id;
              const _errs4 = errors;
              const _errs5 = errors;
              if (errors === _errs5) {
                if (typeof data1 === "string") {
                  if (func2(data1) > 128) {
                    validate32.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/$defs/PluginId/maxLength", keyword: "maxLength", params: { limit: 128 }, message: "must NOT have more than 128 characters" }];
                    return false;
                  } else {
                    if (!pattern9.test(data1)) {
                      validate32.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/$defs/PluginId/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9]*(-[a-z0-9]+)*\\.[a-z][a-z0-9]*(-[a-z0-9]+)*$" }, message: 'must match pattern "^[a-z][a-z0-9]*(-[a-z0-9]+)*\\.[a-z][a-z0-9]*(-[a-z0-9]+)*$"' }];
                      return false;
                    }
                  }
                } else {
                  validate32.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/$defs/PluginId/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                  return false;
                }
              }
              var valid0 = _errs4 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.version !== void 0) {
                let data2 = data.version;
                const _errs7 = errors;
                const _errs8 = errors;
                if (errors === _errs8) {
                  if (typeof data2 === "string") {
                    if (func2(data2) > 64) {
                      validate32.errors = [{ instancePath: instancePath + "/version", schemaPath: "#/$defs/Version/maxLength", keyword: "maxLength", params: { limit: 64 }, message: "must NOT have more than 64 characters" }];
                      return false;
                    } else {
                      if (!pattern27.test(data2)) {
                        validate32.errors = [{ instancePath: instancePath + "/version", schemaPath: "#/$defs/Version/pattern", keyword: "pattern", params: { pattern: "^(0|[1-9]\\d{0,8})\\.(0|[1-9]\\d{0,8})\\.(0|[1-9]\\d{0,8})(-(0|[1-9]\\d{0,14}|\\d*[A-Za-z-][0-9A-Za-z-]*)(\\.(0|[1-9]\\d{0,14}|\\d*[A-Za-z-][0-9A-Za-z-]*))*)?$" }, message: 'must match pattern "^(0|[1-9]\\d{0,8})\\.(0|[1-9]\\d{0,8})\\.(0|[1-9]\\d{0,8})(-(0|[1-9]\\d{0,14}|\\d*[A-Za-z-][0-9A-Za-z-]*)(\\.(0|[1-9]\\d{0,14}|\\d*[A-Za-z-][0-9A-Za-z-]*))*)?$"' }];
                        return false;
                      }
                    }
                  } else {
                    validate32.errors = [{ instancePath: instancePath + "/version", schemaPath: "#/$defs/Version/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                    return false;
                  }
                }
                var valid0 = _errs7 === errors;
              } else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.title !== void 0) {
                  let data3 = data.title;
                  const _errs10 = errors;
                  if (errors === _errs10) {
                    if (typeof data3 === "string") {
                      if (func2(data3) > 80) {
                        validate32.errors = [{ instancePath: instancePath + "/title", schemaPath: "#/properties/title/maxLength", keyword: "maxLength", params: { limit: 80 }, message: "must NOT have more than 80 characters" }];
                        return false;
                      } else {
                        if (func2(data3) < 1) {
                          validate32.errors = [{ instancePath: instancePath + "/title", schemaPath: "#/properties/title/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                          return false;
                        }
                      }
                    } else {
                      validate32.errors = [{ instancePath: instancePath + "/title", schemaPath: "#/properties/title/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                      return false;
                    }
                  }
                  var valid0 = _errs10 === errors;
                } else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.description !== void 0) {
                    let data4 = data.description;
                    const _errs12 = errors;
                    if (errors === _errs12) {
                      if (typeof data4 === "string") {
                        if (func2(data4) > 400) {
                          validate32.errors = [{ instancePath: instancePath + "/description", schemaPath: "#/properties/description/maxLength", keyword: "maxLength", params: { limit: 400 }, message: "must NOT have more than 400 characters" }];
                          return false;
                        } else {
                          if (func2(data4) < 1) {
                            validate32.errors = [{ instancePath: instancePath + "/description", schemaPath: "#/properties/description/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                            return false;
                          }
                        }
                      } else {
                        validate32.errors = [{ instancePath: instancePath + "/description", schemaPath: "#/properties/description/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                        return false;
                      }
                    }
                    var valid0 = _errs12 === errors;
                  } else {
                    var valid0 = true;
                  }
                  if (valid0) {
                    if (data.license !== void 0) {
                      let data5 = data.license;
                      const _errs14 = errors;
                      if (errors === _errs14) {
                        if (typeof data5 === "string") {
                          if (func2(data5) > 80) {
                            validate32.errors = [{ instancePath: instancePath + "/license", schemaPath: "#/properties/license/maxLength", keyword: "maxLength", params: { limit: 80 }, message: "must NOT have more than 80 characters" }];
                            return false;
                          } else {
                            if (func2(data5) < 1) {
                              validate32.errors = [{ instancePath: instancePath + "/license", schemaPath: "#/properties/license/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                              return false;
                            }
                          }
                        } else {
                          validate32.errors = [{ instancePath: instancePath + "/license", schemaPath: "#/properties/license/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                          return false;
                        }
                      }
                      var valid0 = _errs14 === errors;
                    } else {
                      var valid0 = true;
                    }
                    if (valid0) {
                      if (data.homepage !== void 0) {
                        let data6 = data.homepage;
                        const _errs16 = errors;
                        if (errors === _errs16) {
                          if (typeof data6 === "string") {
                            if (func2(data6) > 512) {
                              validate32.errors = [{ instancePath: instancePath + "/homepage", schemaPath: "#/properties/homepage/maxLength", keyword: "maxLength", params: { limit: 512 }, message: "must NOT have more than 512 characters" }];
                              return false;
                            } else {
                              if (!pattern28.test(data6)) {
                                validate32.errors = [{ instancePath: instancePath + "/homepage", schemaPath: "#/properties/homepage/pattern", keyword: "pattern", params: { pattern: "^https://" }, message: 'must match pattern "^https://"' }];
                                return false;
                              }
                            }
                          } else {
                            validate32.errors = [{ instancePath: instancePath + "/homepage", schemaPath: "#/properties/homepage/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                            return false;
                          }
                        }
                        var valid0 = _errs16 === errors;
                      } else {
                        var valid0 = true;
                      }
                      if (valid0) {
                        if (data.engines !== void 0) {
                          let data7 = data.engines;
                          const _errs18 = errors;
                          if (errors === _errs18) {
                            if (data7 && typeof data7 == "object" && !Array.isArray(data7)) {
                              let missing1;
                              if (data7.hardpoint === void 0 && (missing1 = "hardpoint")) {
                                validate32.errors = [{ instancePath: instancePath + "/engines", schemaPath: "#/properties/engines/required", keyword: "required", params: { missingProperty: missing1 }, message: "must have required property '" + missing1 + "'" }];
                                return false;
                              } else {
                                const _errs20 = errors;
                                for (const key1 in data7) {
                                  if (!(key1 === "hardpoint")) {
                                    validate32.errors = [{ instancePath: instancePath + "/engines", schemaPath: "#/properties/engines/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties" }];
                                    return false;
                                    break;
                                  }
                                }
                                if (_errs20 === errors) {
                                  if (data7.hardpoint !== void 0) {
                                    let data8 = data7.hardpoint;
                                    const _errs22 = errors;
                                    if (errors === _errs22) {
                                      if (typeof data8 === "string") {
                                        if (func2(data8) > 256) {
                                          validate32.errors = [{ instancePath: instancePath + "/engines/hardpoint", schemaPath: "#/$defs/Range/maxLength", keyword: "maxLength", params: { limit: 256 }, message: "must NOT have more than 256 characters" }];
                                          return false;
                                        } else {
                                          if (func2(data8) < 1) {
                                            validate32.errors = [{ instancePath: instancePath + "/engines/hardpoint", schemaPath: "#/$defs/Range/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                                            return false;
                                          }
                                        }
                                      } else {
                                        validate32.errors = [{ instancePath: instancePath + "/engines/hardpoint", schemaPath: "#/$defs/Range/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                        return false;
                                      }
                                    }
                                  }
                                }
                              }
                            } else {
                              validate32.errors = [{ instancePath: instancePath + "/engines", schemaPath: "#/properties/engines/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                              return false;
                            }
                          }
                          var valid0 = _errs18 === errors;
                        } else {
                          var valid0 = true;
                        }
                        if (valid0) {
                          if (data.tier !== void 0) {
                            let data9 = data.tier;
                            const _errs24 = errors;
                            if (!(data9 === "free" || data9 === "pro" || data9 === "enterprise")) {
                              validate32.errors = [{ instancePath: instancePath + "/tier", schemaPath: "#/$defs/Tier/enum", keyword: "enum", params: { allowedValues: schema69.enum }, message: "must be equal to one of the allowed values" }];
                              return false;
                            }
                            var valid0 = _errs24 === errors;
                          } else {
                            var valid0 = true;
                          }
                          if (valid0) {
                            if (data.isolation !== void 0) {
                              let data10 = data.isolation;
                              const _errs26 = errors;
                              if (!(data10 === "publisher" || data10 === "plugin")) {
                                validate32.errors = [{ instancePath: instancePath + "/isolation", schemaPath: "#/properties/isolation/enum", keyword: "enum", params: { allowedValues: schema65.properties.isolation.enum }, message: "must be equal to one of the allowed values" }];
                                return false;
                              }
                              var valid0 = _errs26 === errors;
                            } else {
                              var valid0 = true;
                            }
                            if (valid0) {
                              if (data.dependencies !== void 0) {
                                const _errs27 = errors;
                                if (!validate33(data.dependencies, { instancePath: instancePath + "/dependencies", parentData: data, parentDataProperty: "dependencies", rootData, dynamicAnchors })) {
                                  vErrors = vErrors === null ? validate33.errors : vErrors.concat(validate33.errors);
                                  errors = vErrors.length;
                                }
                                var valid0 = _errs27 === errors;
                              } else {
                                var valid0 = true;
                              }
                              if (valid0) {
                                if (data.optionalDependencies !== void 0) {
                                  const _errs28 = errors;
                                  if (!validate33(data.optionalDependencies, { instancePath: instancePath + "/optionalDependencies", parentData: data, parentDataProperty: "optionalDependencies", rootData, dynamicAnchors })) {
                                    vErrors = vErrors === null ? validate33.errors : vErrors.concat(validate33.errors);
                                    errors = vErrors.length;
                                  }
                                  var valid0 = _errs28 === errors;
                                } else {
                                  var valid0 = true;
                                }
                                if (valid0) {
                                  if (data.capabilities !== void 0) {
                                    let data13 = data.capabilities;
                                    const _errs29 = errors;
                                    if (errors === _errs29) {
                                      if (data13 && typeof data13 == "object" && !Array.isArray(data13)) {
                                        if (Object.keys(data13).length > 64) {
                                          validate32.errors = [{ instancePath: instancePath + "/capabilities", schemaPath: "#/properties/capabilities/maxProperties", keyword: "maxProperties", params: { limit: 64 }, message: "must NOT have more than 64 properties" }];
                                          return false;
                                        } else {
                                          for (const key2 in data13) {
                                            const _errs31 = errors;
                                            const _errs32 = errors;
                                            if (errors === _errs32) {
                                              if (typeof key2 === "string") {
                                                if (func2(key2) > 64) {
                                                  const err0 = { instancePath: instancePath + "/capabilities", schemaPath: "#/$defs/CapabilityId/maxLength", keyword: "maxLength", params: { limit: 64 }, message: "must NOT have more than 64 characters", propertyName: key2 };
                                                  if (vErrors === null) {
                                                    vErrors = [err0];
                                                  } else {
                                                    vErrors.push(err0);
                                                  }
                                                  errors++;
                                                } else {
                                                  if (!pattern30.test(key2)) {
                                                    const err1 = { instancePath: instancePath + "/capabilities", schemaPath: "#/$defs/CapabilityId/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-zA-Z0-9]*(\\.[a-z][a-zA-Z0-9]*)?$" }, message: 'must match pattern "^[a-z][a-zA-Z0-9]*(\\.[a-z][a-zA-Z0-9]*)?$"', propertyName: key2 };
                                                    if (vErrors === null) {
                                                      vErrors = [err1];
                                                    } else {
                                                      vErrors.push(err1);
                                                    }
                                                    errors++;
                                                  }
                                                }
                                              } else {
                                                const err2 = { instancePath: instancePath + "/capabilities", schemaPath: "#/$defs/CapabilityId/type", keyword: "type", params: { type: "string" }, message: "must be string", propertyName: key2 };
                                                if (vErrors === null) {
                                                  vErrors = [err2];
                                                } else {
                                                  vErrors.push(err2);
                                                }
                                                errors++;
                                              }
                                            }
                                            var valid6 = _errs31 === errors;
                                            if (!valid6) {
                                              const err3 = { instancePath: instancePath + "/capabilities", schemaPath: "#/properties/capabilities/propertyNames", keyword: "propertyNames", params: { propertyName: key2 }, message: "property name must be valid" };
                                              if (vErrors === null) {
                                                vErrors = [err3];
                                              } else {
                                                vErrors.push(err3);
                                              }
                                              errors++;
                                              validate32.errors = vErrors;
                                              return false;
                                              break;
                                            }
                                          }
                                          if (valid6) {
                                            for (const key3 in data13) {
                                              let data14 = data13[key3];
                                              const _errs35 = errors;
                                              if (!(data14 && typeof data14 == "object" && !Array.isArray(data14))) {
                                                validate32.errors = [{ instancePath: instancePath + "/capabilities/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/capabilities/additionalProperties/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                                                return false;
                                              }
                                              var valid8 = _errs35 === errors;
                                              if (!valid8) {
                                                break;
                                              }
                                            }
                                          }
                                        }
                                      } else {
                                        validate32.errors = [{ instancePath: instancePath + "/capabilities", schemaPath: "#/properties/capabilities/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                                        return false;
                                      }
                                    }
                                    var valid0 = _errs29 === errors;
                                  } else {
                                    var valid0 = true;
                                  }
                                  if (valid0) {
                                    if (data.features !== void 0) {
                                      let data15 = data.features;
                                      const _errs37 = errors;
                                      if (errors === _errs37) {
                                        if (data15 && typeof data15 == "object" && !Array.isArray(data15)) {
                                          if (Object.keys(data15).length > 64) {
                                            validate32.errors = [{ instancePath: instancePath + "/features", schemaPath: "#/properties/features/maxProperties", keyword: "maxProperties", params: { limit: 64 }, message: "must NOT have more than 64 properties" }];
                                            return false;
                                          } else {
                                            for (const key4 in data15) {
                                              const _errs39 = errors;
                                              const _errs40 = errors;
                                              if (errors === _errs40) {
                                                if (typeof key4 === "string") {
                                                  if (func2(key4) > 64) {
                                                    const err4 = { instancePath: instancePath + "/features", schemaPath: "#/$defs/LocalName/maxLength", keyword: "maxLength", params: { limit: 64 }, message: "must NOT have more than 64 characters", propertyName: key4 };
                                                    if (vErrors === null) {
                                                      vErrors = [err4];
                                                    } else {
                                                      vErrors.push(err4);
                                                    }
                                                    errors++;
                                                  } else {
                                                    if (!pattern31.test(key4)) {
                                                      const err5 = { instancePath: instancePath + "/features", schemaPath: "#/$defs/LocalName/pattern", keyword: "pattern", params: { pattern: "^[a-z][A-Za-z0-9]*$" }, message: 'must match pattern "^[a-z][A-Za-z0-9]*$"', propertyName: key4 };
                                                      if (vErrors === null) {
                                                        vErrors = [err5];
                                                      } else {
                                                        vErrors.push(err5);
                                                      }
                                                      errors++;
                                                    }
                                                  }
                                                } else {
                                                  const err6 = { instancePath: instancePath + "/features", schemaPath: "#/$defs/LocalName/type", keyword: "type", params: { type: "string" }, message: "must be string", propertyName: key4 };
                                                  if (vErrors === null) {
                                                    vErrors = [err6];
                                                  } else {
                                                    vErrors.push(err6);
                                                  }
                                                  errors++;
                                                }
                                              }
                                              var valid9 = _errs39 === errors;
                                              if (!valid9) {
                                                const err7 = { instancePath: instancePath + "/features", schemaPath: "#/properties/features/propertyNames", keyword: "propertyNames", params: { propertyName: key4 }, message: "property name must be valid" };
                                                if (vErrors === null) {
                                                  vErrors = [err7];
                                                } else {
                                                  vErrors.push(err7);
                                                }
                                                errors++;
                                                validate32.errors = vErrors;
                                                return false;
                                                break;
                                              }
                                            }
                                            if (valid9) {
                                              for (const key5 in data15) {
                                                const _errs43 = errors;
                                                if (!validate36(data15[key5], { instancePath: instancePath + "/features/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: data15, parentDataProperty: key5, rootData, dynamicAnchors })) {
                                                  vErrors = vErrors === null ? validate36.errors : vErrors.concat(validate36.errors);
                                                  errors = vErrors.length;
                                                }
                                                var valid11 = _errs43 === errors;
                                                if (!valid11) {
                                                  break;
                                                }
                                              }
                                            }
                                          }
                                        } else {
                                          validate32.errors = [{ instancePath: instancePath + "/features", schemaPath: "#/properties/features/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                                          return false;
                                        }
                                      }
                                      var valid0 = _errs37 === errors;
                                    } else {
                                      var valid0 = true;
                                    }
                                    if (valid0) {
                                      if (data.limits !== void 0) {
                                        let data17 = data.limits;
                                        const _errs44 = errors;
                                        if (errors === _errs44) {
                                          if (data17 && typeof data17 == "object" && !Array.isArray(data17)) {
                                            const _errs46 = errors;
                                            for (const key6 in data17) {
                                              if (!(key6 === "cpuMs" || key6 === "wallMs" || key6 === "memoryMb" || key6 === "concurrency")) {
                                                validate32.errors = [{ instancePath: instancePath + "/limits", schemaPath: "#/properties/limits/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key6 }, message: "must NOT have additional properties" }];
                                                return false;
                                                break;
                                              }
                                            }
                                            if (_errs46 === errors) {
                                              if (data17.cpuMs !== void 0) {
                                                let data18 = data17.cpuMs;
                                                const _errs47 = errors;
                                                if (!(typeof data18 == "number" && (!(data18 % 1) && !isNaN(data18)) && isFinite(data18))) {
                                                  validate32.errors = [{ instancePath: instancePath + "/limits/cpuMs", schemaPath: "#/properties/limits/properties/cpuMs/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }];
                                                  return false;
                                                }
                                                if (errors === _errs47) {
                                                  if (typeof data18 == "number" && isFinite(data18)) {
                                                    if (data18 > 6e4 || isNaN(data18)) {
                                                      validate32.errors = [{ instancePath: instancePath + "/limits/cpuMs", schemaPath: "#/properties/limits/properties/cpuMs/maximum", keyword: "maximum", params: { comparison: "<=", limit: 6e4 }, message: "must be <= 60000" }];
                                                      return false;
                                                    } else {
                                                      if (data18 < 1 || isNaN(data18)) {
                                                        validate32.errors = [{ instancePath: instancePath + "/limits/cpuMs", schemaPath: "#/properties/limits/properties/cpuMs/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }];
                                                        return false;
                                                      }
                                                    }
                                                  }
                                                }
                                                var valid12 = _errs47 === errors;
                                              } else {
                                                var valid12 = true;
                                              }
                                              if (valid12) {
                                                if (data17.wallMs !== void 0) {
                                                  let data19 = data17.wallMs;
                                                  const _errs49 = errors;
                                                  if (!(typeof data19 == "number" && (!(data19 % 1) && !isNaN(data19)) && isFinite(data19))) {
                                                    validate32.errors = [{ instancePath: instancePath + "/limits/wallMs", schemaPath: "#/properties/limits/properties/wallMs/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }];
                                                    return false;
                                                  }
                                                  if (errors === _errs49) {
                                                    if (typeof data19 == "number" && isFinite(data19)) {
                                                      if (data19 > 3e5 || isNaN(data19)) {
                                                        validate32.errors = [{ instancePath: instancePath + "/limits/wallMs", schemaPath: "#/properties/limits/properties/wallMs/maximum", keyword: "maximum", params: { comparison: "<=", limit: 3e5 }, message: "must be <= 300000" }];
                                                        return false;
                                                      } else {
                                                        if (data19 < 10 || isNaN(data19)) {
                                                          validate32.errors = [{ instancePath: instancePath + "/limits/wallMs", schemaPath: "#/properties/limits/properties/wallMs/minimum", keyword: "minimum", params: { comparison: ">=", limit: 10 }, message: "must be >= 10" }];
                                                          return false;
                                                        }
                                                      }
                                                    }
                                                  }
                                                  var valid12 = _errs49 === errors;
                                                } else {
                                                  var valid12 = true;
                                                }
                                                if (valid12) {
                                                  if (data17.memoryMb !== void 0) {
                                                    let data20 = data17.memoryMb;
                                                    const _errs51 = errors;
                                                    if (!(typeof data20 == "number" && (!(data20 % 1) && !isNaN(data20)) && isFinite(data20))) {
                                                      validate32.errors = [{ instancePath: instancePath + "/limits/memoryMb", schemaPath: "#/properties/limits/properties/memoryMb/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }];
                                                      return false;
                                                    }
                                                    if (errors === _errs51) {
                                                      if (typeof data20 == "number" && isFinite(data20)) {
                                                        if (data20 > 512 || isNaN(data20)) {
                                                          validate32.errors = [{ instancePath: instancePath + "/limits/memoryMb", schemaPath: "#/properties/limits/properties/memoryMb/maximum", keyword: "maximum", params: { comparison: "<=", limit: 512 }, message: "must be <= 512" }];
                                                          return false;
                                                        } else {
                                                          if (data20 < 8 || isNaN(data20)) {
                                                            validate32.errors = [{ instancePath: instancePath + "/limits/memoryMb", schemaPath: "#/properties/limits/properties/memoryMb/minimum", keyword: "minimum", params: { comparison: ">=", limit: 8 }, message: "must be >= 8" }];
                                                            return false;
                                                          }
                                                        }
                                                      }
                                                    }
                                                    var valid12 = _errs51 === errors;
                                                  } else {
                                                    var valid12 = true;
                                                  }
                                                  if (valid12) {
                                                    if (data17.concurrency !== void 0) {
                                                      let data21 = data17.concurrency;
                                                      const _errs53 = errors;
                                                      if (!(typeof data21 == "number" && (!(data21 % 1) && !isNaN(data21)) && isFinite(data21))) {
                                                        validate32.errors = [{ instancePath: instancePath + "/limits/concurrency", schemaPath: "#/properties/limits/properties/concurrency/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }];
                                                        return false;
                                                      }
                                                      if (errors === _errs53) {
                                                        if (typeof data21 == "number" && isFinite(data21)) {
                                                          if (data21 > 1024 || isNaN(data21)) {
                                                            validate32.errors = [{ instancePath: instancePath + "/limits/concurrency", schemaPath: "#/properties/limits/properties/concurrency/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1024 }, message: "must be <= 1024" }];
                                                            return false;
                                                          } else {
                                                            if (data21 < 1 || isNaN(data21)) {
                                                              validate32.errors = [{ instancePath: instancePath + "/limits/concurrency", schemaPath: "#/properties/limits/properties/concurrency/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }];
                                                              return false;
                                                            }
                                                          }
                                                        }
                                                      }
                                                      var valid12 = _errs53 === errors;
                                                    } else {
                                                      var valid12 = true;
                                                    }
                                                  }
                                                }
                                              }
                                            }
                                          } else {
                                            validate32.errors = [{ instancePath: instancePath + "/limits", schemaPath: "#/properties/limits/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                                            return false;
                                          }
                                        }
                                        var valid0 = _errs44 === errors;
                                      } else {
                                        var valid0 = true;
                                      }
                                      if (valid0) {
                                        if (data.config !== void 0) {
                                          let data22 = data.config;
                                          const _errs55 = errors;
                                          if (!(data22 && typeof data22 == "object" && !Array.isArray(data22))) {
                                            validate32.errors = [{ instancePath: instancePath + "/config", schemaPath: "#/properties/config/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                                            return false;
                                          }
                                          var valid0 = _errs55 === errors;
                                        } else {
                                          var valid0 = true;
                                        }
                                        if (valid0) {
                                          if (data.dataVersion !== void 0) {
                                            let data23 = data.dataVersion;
                                            const _errs57 = errors;
                                            if (!(typeof data23 == "number" && (!(data23 % 1) && !isNaN(data23)) && isFinite(data23))) {
                                              validate32.errors = [{ instancePath: instancePath + "/dataVersion", schemaPath: "#/properties/dataVersion/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }];
                                              return false;
                                            }
                                            if (errors === _errs57) {
                                              if (typeof data23 == "number" && isFinite(data23)) {
                                                if (data23 > 1e4 || isNaN(data23)) {
                                                  validate32.errors = [{ instancePath: instancePath + "/dataVersion", schemaPath: "#/properties/dataVersion/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e4 }, message: "must be <= 10000" }];
                                                  return false;
                                                } else {
                                                  if (data23 < 1 || isNaN(data23)) {
                                                    validate32.errors = [{ instancePath: instancePath + "/dataVersion", schemaPath: "#/properties/dataVersion/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }];
                                                    return false;
                                                  }
                                                }
                                              }
                                            }
                                            var valid0 = _errs57 === errors;
                                          } else {
                                            var valid0 = true;
                                          }
                                          if (valid0) {
                                            if (data.contributes !== void 0) {
                                              let data24 = data.contributes;
                                              const _errs59 = errors;
                                              if (errors === _errs59) {
                                                if (data24 && typeof data24 == "object" && !Array.isArray(data24)) {
                                                  const _errs61 = errors;
                                                  for (const key7 in data24) {
                                                    if (!(key7 === "routes" || key7 === "events" || key7 === "jobs" || key7 === "exports" || key7 === "health")) {
                                                      validate32.errors = [{ instancePath: instancePath + "/contributes", schemaPath: "#/properties/contributes/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key7 }, message: "must NOT have additional properties" }];
                                                      return false;
                                                      break;
                                                    }
                                                  }
                                                  if (_errs61 === errors) {
                                                    if (data24.routes !== void 0) {
                                                      let data25 = data24.routes;
                                                      const _errs62 = errors;
                                                      if (errors === _errs62) {
                                                        if (Array.isArray(data25)) {
                                                          if (data25.length > 256) {
                                                            validate32.errors = [{ instancePath: instancePath + "/contributes/routes", schemaPath: "#/properties/contributes/properties/routes/maxItems", keyword: "maxItems", params: { limit: 256 }, message: "must NOT have more than 256 items" }];
                                                            return false;
                                                          } else {
                                                            var valid14 = true;
                                                            const len0 = data25.length;
                                                            for (let i0 = 0; i0 < len0; i0++) {
                                                              const _errs64 = errors;
                                                              if (!validate38(data25[i0], { instancePath: instancePath + "/contributes/routes/" + i0, parentData: data25, parentDataProperty: i0, rootData, dynamicAnchors })) {
                                                                vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
                                                                errors = vErrors.length;
                                                              }
                                                              var valid14 = _errs64 === errors;
                                                              if (!valid14) {
                                                                break;
                                                              }
                                                            }
                                                          }
                                                        } else {
                                                          validate32.errors = [{ instancePath: instancePath + "/contributes/routes", schemaPath: "#/properties/contributes/properties/routes/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
                                                          return false;
                                                        }
                                                      }
                                                      var valid13 = _errs62 === errors;
                                                    } else {
                                                      var valid13 = true;
                                                    }
                                                    if (valid13) {
                                                      if (data24.events !== void 0) {
                                                        let data27 = data24.events;
                                                        const _errs65 = errors;
                                                        if (errors === _errs65) {
                                                          if (Array.isArray(data27)) {
                                                            if (data27.length > 64) {
                                                              validate32.errors = [{ instancePath: instancePath + "/contributes/events", schemaPath: "#/properties/contributes/properties/events/maxItems", keyword: "maxItems", params: { limit: 64 }, message: "must NOT have more than 64 items" }];
                                                              return false;
                                                            } else {
                                                              var valid15 = true;
                                                              const len1 = data27.length;
                                                              for (let i1 = 0; i1 < len1; i1++) {
                                                                const _errs67 = errors;
                                                                if (!validate40(data27[i1], { instancePath: instancePath + "/contributes/events/" + i1, parentData: data27, parentDataProperty: i1, rootData, dynamicAnchors })) {
                                                                  vErrors = vErrors === null ? validate40.errors : vErrors.concat(validate40.errors);
                                                                  errors = vErrors.length;
                                                                }
                                                                var valid15 = _errs67 === errors;
                                                                if (!valid15) {
                                                                  break;
                                                                }
                                                              }
                                                            }
                                                          } else {
                                                            validate32.errors = [{ instancePath: instancePath + "/contributes/events", schemaPath: "#/properties/contributes/properties/events/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
                                                            return false;
                                                          }
                                                        }
                                                        var valid13 = _errs65 === errors;
                                                      } else {
                                                        var valid13 = true;
                                                      }
                                                      if (valid13) {
                                                        if (data24.jobs !== void 0) {
                                                          let data29 = data24.jobs;
                                                          const _errs68 = errors;
                                                          if (errors === _errs68) {
                                                            if (Array.isArray(data29)) {
                                                              if (data29.length > 64) {
                                                                validate32.errors = [{ instancePath: instancePath + "/contributes/jobs", schemaPath: "#/properties/contributes/properties/jobs/maxItems", keyword: "maxItems", params: { limit: 64 }, message: "must NOT have more than 64 items" }];
                                                                return false;
                                                              } else {
                                                                var valid16 = true;
                                                                const len2 = data29.length;
                                                                for (let i2 = 0; i2 < len2; i2++) {
                                                                  const _errs70 = errors;
                                                                  if (!validate42(data29[i2], { instancePath: instancePath + "/contributes/jobs/" + i2, parentData: data29, parentDataProperty: i2, rootData, dynamicAnchors })) {
                                                                    vErrors = vErrors === null ? validate42.errors : vErrors.concat(validate42.errors);
                                                                    errors = vErrors.length;
                                                                  }
                                                                  var valid16 = _errs70 === errors;
                                                                  if (!valid16) {
                                                                    break;
                                                                  }
                                                                }
                                                              }
                                                            } else {
                                                              validate32.errors = [{ instancePath: instancePath + "/contributes/jobs", schemaPath: "#/properties/contributes/properties/jobs/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
                                                              return false;
                                                            }
                                                          }
                                                          var valid13 = _errs68 === errors;
                                                        } else {
                                                          var valid13 = true;
                                                        }
                                                        if (valid13) {
                                                          if (data24.exports !== void 0) {
                                                            let data31 = data24.exports;
                                                            const _errs71 = errors;
                                                            if (errors === _errs71) {
                                                              if (Array.isArray(data31)) {
                                                                if (data31.length > 128) {
                                                                  validate32.errors = [{ instancePath: instancePath + "/contributes/exports", schemaPath: "#/properties/contributes/properties/exports/maxItems", keyword: "maxItems", params: { limit: 128 }, message: "must NOT have more than 128 items" }];
                                                                  return false;
                                                                } else {
                                                                  var valid17 = true;
                                                                  const len3 = data31.length;
                                                                  for (let i3 = 0; i3 < len3; i3++) {
                                                                    const _errs73 = errors;
                                                                    if (!validate44(data31[i3], { instancePath: instancePath + "/contributes/exports/" + i3, parentData: data31, parentDataProperty: i3, rootData, dynamicAnchors })) {
                                                                      vErrors = vErrors === null ? validate44.errors : vErrors.concat(validate44.errors);
                                                                      errors = vErrors.length;
                                                                    }
                                                                    var valid17 = _errs73 === errors;
                                                                    if (!valid17) {
                                                                      break;
                                                                    }
                                                                  }
                                                                }
                                                              } else {
                                                                validate32.errors = [{ instancePath: instancePath + "/contributes/exports", schemaPath: "#/properties/contributes/properties/exports/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
                                                                return false;
                                                              }
                                                            }
                                                            var valid13 = _errs71 === errors;
                                                          } else {
                                                            var valid13 = true;
                                                          }
                                                          if (valid13) {
                                                            if (data24.health !== void 0) {
                                                              const _errs74 = errors;
                                                              if (true !== data24.health) {
                                                                validate32.errors = [{ instancePath: instancePath + "/contributes/health", schemaPath: "#/properties/contributes/properties/health/const", keyword: "const", params: { allowedValue: true }, message: "must be equal to constant" }];
                                                                return false;
                                                              }
                                                              var valid13 = _errs74 === errors;
                                                            } else {
                                                              var valid13 = true;
                                                            }
                                                          }
                                                        }
                                                      }
                                                    }
                                                  }
                                                } else {
                                                  validate32.errors = [{ instancePath: instancePath + "/contributes", schemaPath: "#/properties/contributes/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                                                  return false;
                                                }
                                              }
                                              var valid0 = _errs59 === errors;
                                            } else {
                                              var valid0 = true;
                                            }
                                          }
                                        }
                                      }
                                    }
                                  }
                                }
                              }
                            }
                          }
                        }
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    } else {
      validate32.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
      return false;
    }
  }
  validate32.errors = vErrors;
  return errors === 0;
}
validate32.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var PackageStatement = validate46;
function validate46(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate46.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.schema === void 0 && (missing0 = "schema") || data.id === void 0 && (missing0 = "id") || data.version === void 0 && (missing0 = "version") || data.files === void 0 && (missing0 = "files")) {
        validate46.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }];
        return false;
      } else {
        const _errs1 = errors;
        for (const key0 in data) {
          if (!(key0 === "schema" || key0 === "id" || key0 === "version" || key0 === "files")) {
            validate46.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }];
            return false;
            break;
          }
        }
        if (_errs1 === errors) {
          if (data.schema !== void 0) {
            const _errs2 = errors;
            if (1 !== data.schema) {
              validate46.errors = [{ instancePath: instancePath + "/schema", schemaPath: "#/properties/schema/const", keyword: "const", params: { allowedValue: 1 }, message: "must be equal to constant" }];
              return false;
            }
            var valid0 = _errs2 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.id !== void 0) {
              let data1 = data.id;
              const _errs3 = errors;
              if (errors === _errs3) {
                if (typeof data1 === "string") {
                  if (func2(data1) > 128) {
                    validate46.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/maxLength", keyword: "maxLength", params: { limit: 128 }, message: "must NOT have more than 128 characters" }];
                    return false;
                  }
                } else {
                  validate46.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                  return false;
                }
              }
              var valid0 = _errs3 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.version !== void 0) {
                let data2 = data.version;
                const _errs5 = errors;
                if (errors === _errs5) {
                  if (typeof data2 === "string") {
                    if (func2(data2) > 64) {
                      validate46.errors = [{ instancePath: instancePath + "/version", schemaPath: "#/properties/version/maxLength", keyword: "maxLength", params: { limit: 64 }, message: "must NOT have more than 64 characters" }];
                      return false;
                    }
                  } else {
                    validate46.errors = [{ instancePath: instancePath + "/version", schemaPath: "#/properties/version/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                    return false;
                  }
                }
                var valid0 = _errs5 === errors;
              } else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.files !== void 0) {
                  let data3 = data.files;
                  const _errs7 = errors;
                  if (errors === _errs7) {
                    if (data3 && typeof data3 == "object" && !Array.isArray(data3)) {
                      if (Object.keys(data3).length > 2048) {
                        validate46.errors = [{ instancePath: instancePath + "/files", schemaPath: "#/properties/files/maxProperties", keyword: "maxProperties", params: { limit: 2048 }, message: "must NOT have more than 2048 properties" }];
                        return false;
                      } else {
                        if (Object.keys(data3).length < 2) {
                          validate46.errors = [{ instancePath: instancePath + "/files", schemaPath: "#/properties/files/minProperties", keyword: "minProperties", params: { limit: 2 }, message: "must NOT have fewer than 2 properties" }];
                          return false;
                        } else {
                          for (const key1 in data3) {
                            let data4 = data3[key1];
                            const _errs10 = errors;
                            if (errors === _errs10) {
                              if (data4 && typeof data4 == "object" && !Array.isArray(data4)) {
                                let missing1;
                                if (data4.sha256 === void 0 && (missing1 = "sha256") || data4.size === void 0 && (missing1 = "size")) {
                                  validate46.errors = [{ instancePath: instancePath + "/files/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/files/additionalProperties/required", keyword: "required", params: { missingProperty: missing1 }, message: "must have required property '" + missing1 + "'" }];
                                  return false;
                                } else {
                                  const _errs12 = errors;
                                  for (const key2 in data4) {
                                    if (!(key2 === "sha256" || key2 === "size")) {
                                      validate46.errors = [{ instancePath: instancePath + "/files/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/files/additionalProperties/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key2 }, message: "must NOT have additional properties" }];
                                      return false;
                                      break;
                                    }
                                  }
                                  if (_errs12 === errors) {
                                    if (data4.sha256 !== void 0) {
                                      let data5 = data4.sha256;
                                      const _errs13 = errors;
                                      if (errors === _errs13) {
                                        if (typeof data5 === "string") {
                                          if (!pattern4.test(data5)) {
                                            validate46.errors = [{ instancePath: instancePath + "/files/" + key1.replace(/~/g, "~0").replace(/\//g, "~1") + "/sha256", schemaPath: "#/properties/files/additionalProperties/properties/sha256/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{64}$" }, message: 'must match pattern "^[0-9a-f]{64}$"' }];
                                            return false;
                                          }
                                        } else {
                                          validate46.errors = [{ instancePath: instancePath + "/files/" + key1.replace(/~/g, "~0").replace(/\//g, "~1") + "/sha256", schemaPath: "#/properties/files/additionalProperties/properties/sha256/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                          return false;
                                        }
                                      }
                                      var valid2 = _errs13 === errors;
                                    } else {
                                      var valid2 = true;
                                    }
                                    if (valid2) {
                                      if (data4.size !== void 0) {
                                        let data6 = data4.size;
                                        const _errs15 = errors;
                                        if (!(typeof data6 == "number" && (!(data6 % 1) && !isNaN(data6)) && isFinite(data6))) {
                                          validate46.errors = [{ instancePath: instancePath + "/files/" + key1.replace(/~/g, "~0").replace(/\//g, "~1") + "/size", schemaPath: "#/properties/files/additionalProperties/properties/size/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }];
                                          return false;
                                        }
                                        if (errors === _errs15) {
                                          if (typeof data6 == "number" && isFinite(data6)) {
                                            if (data6 > 67108864 || isNaN(data6)) {
                                              validate46.errors = [{ instancePath: instancePath + "/files/" + key1.replace(/~/g, "~0").replace(/\//g, "~1") + "/size", schemaPath: "#/properties/files/additionalProperties/properties/size/maximum", keyword: "maximum", params: { comparison: "<=", limit: 67108864 }, message: "must be <= 67108864" }];
                                              return false;
                                            } else {
                                              if (data6 < 0 || isNaN(data6)) {
                                                validate46.errors = [{ instancePath: instancePath + "/files/" + key1.replace(/~/g, "~0").replace(/\//g, "~1") + "/size", schemaPath: "#/properties/files/additionalProperties/properties/size/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }];
                                                return false;
                                              }
                                            }
                                          }
                                        }
                                        var valid2 = _errs15 === errors;
                                      } else {
                                        var valid2 = true;
                                      }
                                    }
                                  }
                                }
                              } else {
                                validate46.errors = [{ instancePath: instancePath + "/files/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/files/additionalProperties/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                                return false;
                              }
                            }
                            var valid1 = _errs10 === errors;
                            if (!valid1) {
                              break;
                            }
                          }
                        }
                      }
                    } else {
                      validate46.errors = [{ instancePath: instancePath + "/files", schemaPath: "#/properties/files/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                      return false;
                    }
                  }
                  var valid0 = _errs7 === errors;
                } else {
                  var valid0 = true;
                }
              }
            }
          }
        }
      }
    } else {
      validate46.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
      return false;
    }
  }
  validate46.errors = vErrors;
  return errors === 0;
}
validate46.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var PublisherRecord = validate47;
function validate47(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate47.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.id === void 0 && (missing0 = "id") || data.keys === void 0 && (missing0 = "keys")) {
        validate47.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }];
        return false;
      } else {
        const _errs1 = errors;
        for (const key0 in data) {
          if (!(key0 === "id" || key0 === "keys")) {
            validate47.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }];
            return false;
            break;
          }
        }
        if (_errs1 === errors) {
          if (data.id !== void 0) {
            let data0 = data.id;
            const _errs2 = errors;
            if (errors === _errs2) {
              if (typeof data0 === "string") {
                if (func2(data0) > 64) {
                  validate47.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/maxLength", keyword: "maxLength", params: { limit: 64 }, message: "must NOT have more than 64 characters" }];
                  return false;
                } else {
                  if (!pattern5.test(data0)) {
                    validate47.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9]*(-[a-z0-9]+)*$" }, message: 'must match pattern "^[a-z][a-z0-9]*(-[a-z0-9]+)*$"' }];
                    return false;
                  }
                }
              } else {
                validate47.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                return false;
              }
            }
            var valid0 = _errs2 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.keys !== void 0) {
              let data1 = data.keys;
              const _errs4 = errors;
              if (errors === _errs4) {
                if (Array.isArray(data1)) {
                  if (data1.length > 64) {
                    validate47.errors = [{ instancePath: instancePath + "/keys", schemaPath: "#/properties/keys/maxItems", keyword: "maxItems", params: { limit: 64 }, message: "must NOT have more than 64 items" }];
                    return false;
                  } else {
                    if (data1.length < 1) {
                      validate47.errors = [{ instancePath: instancePath + "/keys", schemaPath: "#/properties/keys/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" }];
                      return false;
                    } else {
                      var valid1 = true;
                      const len0 = data1.length;
                      for (let i0 = 0; i0 < len0; i0++) {
                        let data2 = data1[i0];
                        const _errs6 = errors;
                        if (errors === _errs6) {
                          if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
                            let missing1;
                            if (data2.publicKey === void 0 && (missing1 = "publicKey") || data2.since === void 0 && (missing1 = "since")) {
                              validate47.errors = [{ instancePath: instancePath + "/keys/" + i0, schemaPath: "#/properties/keys/items/required", keyword: "required", params: { missingProperty: missing1 }, message: "must have required property '" + missing1 + "'" }];
                              return false;
                            } else {
                              const _errs8 = errors;
                              for (const key1 in data2) {
                                if (!(key1 === "publicKey" || key1 === "since" || key1 === "until" || key1 === "statement")) {
                                  validate47.errors = [{ instancePath: instancePath + "/keys/" + i0, schemaPath: "#/properties/keys/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties" }];
                                  return false;
                                  break;
                                }
                              }
                              if (_errs8 === errors) {
                                if (data2.publicKey !== void 0) {
                                  let data3 = data2.publicKey;
                                  const _errs9 = errors;
                                  if (errors === _errs9) {
                                    if (typeof data3 === "string") {
                                      if (!pattern6.test(data3)) {
                                        validate47.errors = [{ instancePath: instancePath + "/keys/" + i0 + "/publicKey", schemaPath: "#/properties/keys/items/properties/publicKey/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9+/]{43}=$" }, message: 'must match pattern "^[A-Za-z0-9+/]{43}=$"' }];
                                        return false;
                                      }
                                    } else {
                                      validate47.errors = [{ instancePath: instancePath + "/keys/" + i0 + "/publicKey", schemaPath: "#/properties/keys/items/properties/publicKey/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                      return false;
                                    }
                                  }
                                  var valid2 = _errs9 === errors;
                                } else {
                                  var valid2 = true;
                                }
                                if (valid2) {
                                  if (data2.since !== void 0) {
                                    let data4 = data2.since;
                                    const _errs11 = errors;
                                    if (errors === _errs11) {
                                      if (errors === _errs11) {
                                        if (typeof data4 === "string") {
                                          if (!formats0.test(data4)) {
                                            validate47.errors = [{ instancePath: instancePath + "/keys/" + i0 + "/since", schemaPath: "#/properties/keys/items/properties/since/format", keyword: "format", params: { format: "date-time" }, message: 'must match format "date-time"' }];
                                            return false;
                                          }
                                        } else {
                                          validate47.errors = [{ instancePath: instancePath + "/keys/" + i0 + "/since", schemaPath: "#/properties/keys/items/properties/since/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                          return false;
                                        }
                                      }
                                    }
                                    var valid2 = _errs11 === errors;
                                  } else {
                                    var valid2 = true;
                                  }
                                  if (valid2) {
                                    if (data2.until !== void 0) {
                                      let data5 = data2.until;
                                      const _errs13 = errors;
                                      if (errors === _errs13) {
                                        if (errors === _errs13) {
                                          if (typeof data5 === "string") {
                                            if (!formats0.test(data5)) {
                                              validate47.errors = [{ instancePath: instancePath + "/keys/" + i0 + "/until", schemaPath: "#/properties/keys/items/properties/until/format", keyword: "format", params: { format: "date-time" }, message: 'must match format "date-time"' }];
                                              return false;
                                            }
                                          } else {
                                            validate47.errors = [{ instancePath: instancePath + "/keys/" + i0 + "/until", schemaPath: "#/properties/keys/items/properties/until/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                            return false;
                                          }
                                        }
                                      }
                                      var valid2 = _errs13 === errors;
                                    } else {
                                      var valid2 = true;
                                    }
                                    if (valid2) {
                                      if (data2.statement !== void 0) {
                                        let data6 = data2.statement;
                                        const _errs15 = errors;
                                        if (errors === _errs15) {
                                          if (data6 && typeof data6 == "object" && !Array.isArray(data6)) {
                                            let missing2;
                                            if (data6.payloadType === void 0 && (missing2 = "payloadType") || data6.payload === void 0 && (missing2 = "payload") || data6.signatures === void 0 && (missing2 = "signatures")) {
                                              validate47.errors = [{ instancePath: instancePath + "/keys/" + i0 + "/statement", schemaPath: "#/properties/keys/items/properties/statement/required", keyword: "required", params: { missingProperty: missing2 }, message: "must have required property '" + missing2 + "'" }];
                                              return false;
                                            } else {
                                              const _errs17 = errors;
                                              for (const key2 in data6) {
                                                if (!(key2 === "payloadType" || key2 === "payload" || key2 === "signatures")) {
                                                  validate47.errors = [{ instancePath: instancePath + "/keys/" + i0 + "/statement", schemaPath: "#/properties/keys/items/properties/statement/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key2 }, message: "must NOT have additional properties" }];
                                                  return false;
                                                  break;
                                                }
                                              }
                                              if (_errs17 === errors) {
                                                if (data6.payloadType !== void 0) {
                                                  const _errs18 = errors;
                                                  if ("application/vnd.hardpoint.key-rotation+json" !== data6.payloadType) {
                                                    validate47.errors = [{ instancePath: instancePath + "/keys/" + i0 + "/statement/payloadType", schemaPath: "#/properties/keys/items/properties/statement/properties/payloadType/const", keyword: "const", params: { allowedValue: "application/vnd.hardpoint.key-rotation+json" }, message: "must be equal to constant" }];
                                                    return false;
                                                  }
                                                  var valid3 = _errs18 === errors;
                                                } else {
                                                  var valid3 = true;
                                                }
                                                if (valid3) {
                                                  if (data6.payload !== void 0) {
                                                    let data8 = data6.payload;
                                                    const _errs19 = errors;
                                                    if (errors === _errs19) {
                                                      if (typeof data8 === "string") {
                                                        if (func2(data8) > 1024) {
                                                          validate47.errors = [{ instancePath: instancePath + "/keys/" + i0 + "/statement/payload", schemaPath: "#/properties/keys/items/properties/statement/properties/payload/maxLength", keyword: "maxLength", params: { limit: 1024 }, message: "must NOT have more than 1024 characters" }];
                                                          return false;
                                                        }
                                                      } else {
                                                        validate47.errors = [{ instancePath: instancePath + "/keys/" + i0 + "/statement/payload", schemaPath: "#/properties/keys/items/properties/statement/properties/payload/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                                        return false;
                                                      }
                                                    }
                                                    var valid3 = _errs19 === errors;
                                                  } else {
                                                    var valid3 = true;
                                                  }
                                                  if (valid3) {
                                                    if (data6.signatures !== void 0) {
                                                      let data9 = data6.signatures;
                                                      const _errs21 = errors;
                                                      if (errors === _errs21) {
                                                        if (Array.isArray(data9)) {
                                                          if (data9.length > 1) {
                                                            validate47.errors = [{ instancePath: instancePath + "/keys/" + i0 + "/statement/signatures", schemaPath: "#/properties/keys/items/properties/statement/properties/signatures/maxItems", keyword: "maxItems", params: { limit: 1 }, message: "must NOT have more than 1 items" }];
                                                            return false;
                                                          } else {
                                                            if (data9.length < 1) {
                                                              validate47.errors = [{ instancePath: instancePath + "/keys/" + i0 + "/statement/signatures", schemaPath: "#/properties/keys/items/properties/statement/properties/signatures/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" }];
                                                              return false;
                                                            } else {
                                                              var valid4 = true;
                                                              const len1 = data9.length;
                                                              for (let i1 = 0; i1 < len1; i1++) {
                                                                let data10 = data9[i1];
                                                                const _errs23 = errors;
                                                                if (errors === _errs23) {
                                                                  if (data10 && typeof data10 == "object" && !Array.isArray(data10)) {
                                                                    let missing3;
                                                                    if (data10.keyid === void 0 && (missing3 = "keyid") || data10.sig === void 0 && (missing3 = "sig")) {
                                                                      validate47.errors = [{ instancePath: instancePath + "/keys/" + i0 + "/statement/signatures/" + i1, schemaPath: "#/properties/keys/items/properties/statement/properties/signatures/items/required", keyword: "required", params: { missingProperty: missing3 }, message: "must have required property '" + missing3 + "'" }];
                                                                      return false;
                                                                    } else {
                                                                      const _errs25 = errors;
                                                                      for (const key3 in data10) {
                                                                        if (!(key3 === "keyid" || key3 === "sig")) {
                                                                          validate47.errors = [{ instancePath: instancePath + "/keys/" + i0 + "/statement/signatures/" + i1, schemaPath: "#/properties/keys/items/properties/statement/properties/signatures/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key3 }, message: "must NOT have additional properties" }];
                                                                          return false;
                                                                          break;
                                                                        }
                                                                      }
                                                                      if (_errs25 === errors) {
                                                                        if (data10.keyid !== void 0) {
                                                                          let data11 = data10.keyid;
                                                                          const _errs26 = errors;
                                                                          if (errors === _errs26) {
                                                                            if (typeof data11 === "string") {
                                                                              if (!pattern4.test(data11)) {
                                                                                validate47.errors = [{ instancePath: instancePath + "/keys/" + i0 + "/statement/signatures/" + i1 + "/keyid", schemaPath: "#/properties/keys/items/properties/statement/properties/signatures/items/properties/keyid/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{64}$" }, message: 'must match pattern "^[0-9a-f]{64}$"' }];
                                                                                return false;
                                                                              }
                                                                            } else {
                                                                              validate47.errors = [{ instancePath: instancePath + "/keys/" + i0 + "/statement/signatures/" + i1 + "/keyid", schemaPath: "#/properties/keys/items/properties/statement/properties/signatures/items/properties/keyid/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                                                              return false;
                                                                            }
                                                                          }
                                                                          var valid5 = _errs26 === errors;
                                                                        } else {
                                                                          var valid5 = true;
                                                                        }
                                                                        if (valid5) {
                                                                          if (data10.sig !== void 0) {
                                                                            let data12 = data10.sig;
                                                                            const _errs28 = errors;
                                                                            if (errors === _errs28) {
                                                                              if (typeof data12 === "string") {
                                                                                if (func2(data12) > 128) {
                                                                                  validate47.errors = [{ instancePath: instancePath + "/keys/" + i0 + "/statement/signatures/" + i1 + "/sig", schemaPath: "#/properties/keys/items/properties/statement/properties/signatures/items/properties/sig/maxLength", keyword: "maxLength", params: { limit: 128 }, message: "must NOT have more than 128 characters" }];
                                                                                  return false;
                                                                                }
                                                                              } else {
                                                                                validate47.errors = [{ instancePath: instancePath + "/keys/" + i0 + "/statement/signatures/" + i1 + "/sig", schemaPath: "#/properties/keys/items/properties/statement/properties/signatures/items/properties/sig/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                                                                return false;
                                                                              }
                                                                            }
                                                                            var valid5 = _errs28 === errors;
                                                                          } else {
                                                                            var valid5 = true;
                                                                          }
                                                                        }
                                                                      }
                                                                    }
                                                                  } else {
                                                                    validate47.errors = [{ instancePath: instancePath + "/keys/" + i0 + "/statement/signatures/" + i1, schemaPath: "#/properties/keys/items/properties/statement/properties/signatures/items/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                                                                    return false;
                                                                  }
                                                                }
                                                                var valid4 = _errs23 === errors;
                                                                if (!valid4) {
                                                                  break;
                                                                }
                                                              }
                                                            }
                                                          }
                                                        } else {
                                                          validate47.errors = [{ instancePath: instancePath + "/keys/" + i0 + "/statement/signatures", schemaPath: "#/properties/keys/items/properties/statement/properties/signatures/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
                                                          return false;
                                                        }
                                                      }
                                                      var valid3 = _errs21 === errors;
                                                    } else {
                                                      var valid3 = true;
                                                    }
                                                  }
                                                }
                                              }
                                            }
                                          } else {
                                            validate47.errors = [{ instancePath: instancePath + "/keys/" + i0 + "/statement", schemaPath: "#/properties/keys/items/properties/statement/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                                            return false;
                                          }
                                        }
                                        var valid2 = _errs15 === errors;
                                      } else {
                                        var valid2 = true;
                                      }
                                    }
                                  }
                                }
                              }
                            }
                          } else {
                            validate47.errors = [{ instancePath: instancePath + "/keys/" + i0, schemaPath: "#/properties/keys/items/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                            return false;
                          }
                        }
                        var valid1 = _errs6 === errors;
                        if (!valid1) {
                          break;
                        }
                      }
                    }
                  }
                } else {
                  validate47.errors = [{ instancePath: instancePath + "/keys", schemaPath: "#/properties/keys/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
                  return false;
                }
              }
              var valid0 = _errs4 === errors;
            } else {
              var valid0 = true;
            }
          }
        }
      }
    } else {
      validate47.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
      return false;
    }
  }
  validate47.errors = vErrors;
  return errors === 0;
}
validate47.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var ResolutionProblem = validate48;
var schema93 = { "$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "https://hardpoint.dev/schemas/resolution-problem.schema.json", "title": "ResolutionProblem", "description": "All that choosing versions looks at, as hardpoint resolve reads it.", "type": "object", "additionalProperties": false, "required": ["packages", "root"], "properties": { "$schema": { "type": "string", "maxLength": 512 }, "packages": { "type": "object", "maxProperties": 1e5, "propertyNames": { "$ref": "#/$defs/PluginId" }, "description": "plugin id to every version known; a plugin that is not here does not exist", "additionalProperties": { "type": "array", "maxItems": 1e5, "items": { "$ref": "#/$defs/KnownVersion" } } }, "root": { "type": "array", "maxItems": 1e5, "description": "what the host must have in the end", "items": { "type": "object", "additionalProperties": false, "required": ["id", "range"], "properties": { "id": { "$ref": "#/$defs/PluginId" }, "range": { "$ref": "#/$defs/RangeText" }, "installed": { "type": "boolean", "default": false, "description": "it is there already and was not asked about" }, "pinnedBy": { "type": "string", "maxLength": 128, "description": "who pinned it to this version" } } } }, "lock": { "$ref": "#/$defs/VersionById", "description": "plugin id to the version it has now: kept where it may be" }, "upgrade": { "type": "array", "maxItems": 1e5, "items": { "$ref": "#/$defs/PluginId" }, "description": "plugins of the lock of which the newest is wanted" }, "overrides": { "$ref": "#/$defs/RangeById", "description": "plugin id to the range that the operator puts in place of every range plugins name for it" }, "policy": { "type": "object", "additionalProperties": false, "properties": { "engineVersion": { "type": "string", "maxLength": 64, "description": "version of the host, for engines.hardpoint" }, "tier": { "enum": ["free", "pro", "enterprise"], "description": "the highest that may be chosen" }, "now": { "type": "string", "format": "date-time", "description": "by which ages are measured" }, "minimumAgeMs": { "type": "integer", "minimum": 0, "description": "how long a version must have been public, unless root asks for it by its number" }, "blocked": { "$ref": "#/$defs/RangeById", "description": "plugin id to the range of versions that must not be chosen, prereleases included" }, "pinned": { "$ref": "#/$defs/RangeById", "description": "plugin id to the range that the operator holds it to: no other version is chosen" }, "allowedPublishers": { "type": "array", "maxItems": 1e5, "items": { "type": "string", "maxLength": 64 }, "description": "first parts of ids of which a version may be chosen anew" }, "channels": { "type": "object", "maxProperties": 1e5, "propertyNames": { "$ref": "#/$defs/PluginId" }, "additionalProperties": { "$ref": "#/$defs/Channel" }, "description": "plugin id to the channel of which versions may be chosen besides those of latest, prereleases in it included" }, "prereleases": { "type": "array", "maxItems": 1e5, "items": { "$ref": "#/$defs/PluginId" }, "description": "plugins of which ranges take prereleases without naming one" }, "maxSteps": { "type": "integer", "minimum": 1, "default": 2e7 }, "maxMs": { "type": "integer", "minimum": 1, "default": 5e3 } } } }, "$defs": { "KnownVersion": { "type": "object", "additionalProperties": false, "required": ["version"], "description": "a line of a registry's index is one; of it, only what follows `version` here is looked at", "properties": { "version": { "type": "string", "maxLength": 64 }, "tier": { "enum": ["free", "pro", "enterprise"], "default": "free" }, "engines": { "type": "object", "additionalProperties": false, "required": ["hardpoint"], "properties": { "hardpoint": { "$ref": "#/$defs/RangeText" } } }, "dependencies": { "$ref": "#/$defs/RangeById" }, "optionalDependencies": { "$ref": "#/$defs/RangeById" }, "publishedAt": { "type": "string", "maxLength": 64 }, "channel": { "$ref": "#/$defs/Channel" }, "promotedAt": { "type": "string", "maxLength": 64 }, "yanked": { "type": "string", "minLength": 1, "maxLength": 400 }, "revoked": { "type": "string", "minLength": 1, "maxLength": 400 }, "id": true, "sha256": true, "size": true, "keyid": true, "title": true, "description": true, "deprecated": true, "yankKind": true, "replacement": true } }, "Channel": { "type": "string", "maxLength": 32, "pattern": "^(?!latest$|[vx]+([0-9]|$))[a-z][a-z0-9]*(-[a-z0-9]+)*$", "description": "absent: latest" }, "PluginId": { "type": "string", "maxLength": 128, "pattern": "^[a-z][a-z0-9]*(-[a-z0-9]+)*\\.[a-z][a-z0-9]*(-[a-z0-9]+)*$", "description": "publisher.name" }, "RangeById": { "type": "object", "maxProperties": 1e5, "propertyNames": { "$ref": "#/$defs/PluginId" }, "additionalProperties": { "$ref": "#/$defs/RangeText" } }, "RangeText": { "type": "string", "maxLength": 256 }, "VersionById": { "type": "object", "maxProperties": 1e5, "propertyNames": { "$ref": "#/$defs/PluginId" }, "additionalProperties": { "type": "string", "maxLength": 64 } } } };
var schema95 = { "type": "object", "additionalProperties": false, "required": ["version"], "description": "a line of a registry's index is one; of it, only what follows `version` here is looked at", "properties": { "version": { "type": "string", "maxLength": 64 }, "tier": { "enum": ["free", "pro", "enterprise"], "default": "free" }, "engines": { "type": "object", "additionalProperties": false, "required": ["hardpoint"], "properties": { "hardpoint": { "$ref": "#/$defs/RangeText" } } }, "dependencies": { "$ref": "#/$defs/RangeById" }, "optionalDependencies": { "$ref": "#/$defs/RangeById" }, "publishedAt": { "type": "string", "maxLength": 64 }, "channel": { "$ref": "#/$defs/Channel" }, "promotedAt": { "type": "string", "maxLength": 64 }, "yanked": { "type": "string", "minLength": 1, "maxLength": 400 }, "revoked": { "type": "string", "minLength": 1, "maxLength": 400 }, "id": true, "sha256": true, "size": true, "keyid": true, "title": true, "description": true, "deprecated": true, "yankKind": true, "replacement": true } };
function validate50(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate50.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (Object.keys(data).length > 1e5) {
        validate50.errors = [{ instancePath, schemaPath: "#/maxProperties", keyword: "maxProperties", params: { limit: 1e5 }, message: "must NOT have more than 100000 properties" }];
        return false;
      } else {
        for (const key0 in data) {
          const _errs1 = errors;
          const _errs2 = errors;
          if (errors === _errs2) {
            if (typeof key0 === "string") {
              if (func2(key0) > 128) {
                const err0 = { instancePath, schemaPath: "#/$defs/PluginId/maxLength", keyword: "maxLength", params: { limit: 128 }, message: "must NOT have more than 128 characters", propertyName: key0 };
                if (vErrors === null) {
                  vErrors = [err0];
                } else {
                  vErrors.push(err0);
                }
                errors++;
              } else {
                if (!pattern9.test(key0)) {
                  const err1 = { instancePath, schemaPath: "#/$defs/PluginId/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9]*(-[a-z0-9]+)*\\.[a-z][a-z0-9]*(-[a-z0-9]+)*$" }, message: 'must match pattern "^[a-z][a-z0-9]*(-[a-z0-9]+)*\\.[a-z][a-z0-9]*(-[a-z0-9]+)*$"', propertyName: key0 };
                  if (vErrors === null) {
                    vErrors = [err1];
                  } else {
                    vErrors.push(err1);
                  }
                  errors++;
                }
              }
            } else {
              const err2 = { instancePath, schemaPath: "#/$defs/PluginId/type", keyword: "type", params: { type: "string" }, message: "must be string", propertyName: key0 };
              if (vErrors === null) {
                vErrors = [err2];
              } else {
                vErrors.push(err2);
              }
              errors++;
            }
          }
          var valid0 = _errs1 === errors;
          if (!valid0) {
            const err3 = { instancePath, schemaPath: "#/propertyNames", keyword: "propertyNames", params: { propertyName: key0 }, message: "property name must be valid" };
            if (vErrors === null) {
              vErrors = [err3];
            } else {
              vErrors.push(err3);
            }
            errors++;
            validate50.errors = vErrors;
            return false;
            break;
          }
        }
        if (valid0) {
          for (const key1 in data) {
            let data0 = data[key1];
            const _errs5 = errors;
            const _errs6 = errors;
            if (errors === _errs6) {
              if (typeof data0 === "string") {
                if (func2(data0) > 256) {
                  validate50.errors = [{ instancePath: instancePath + "/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/$defs/RangeText/maxLength", keyword: "maxLength", params: { limit: 256 }, message: "must NOT have more than 256 characters" }];
                  return false;
                }
              } else {
                validate50.errors = [{ instancePath: instancePath + "/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/$defs/RangeText/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                return false;
              }
            }
            var valid2 = _errs5 === errors;
            if (!valid2) {
              break;
            }
          }
        }
      }
    } else {
      validate50.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
      return false;
    }
  }
  validate50.errors = vErrors;
  return errors === 0;
}
validate50.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate49(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate49.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.version === void 0 && (missing0 = "version")) {
        validate49.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }];
        return false;
      } else {
        const _errs1 = errors;
        for (const key0 in data) {
          if (!func1.call(schema95.properties, key0)) {
            validate49.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }];
            return false;
            break;
          }
        }
        if (_errs1 === errors) {
          if (data.version !== void 0) {
            let data0 = data.version;
            const _errs2 = errors;
            if (errors === _errs2) {
              if (typeof data0 === "string") {
                if (func2(data0) > 64) {
                  validate49.errors = [{ instancePath: instancePath + "/version", schemaPath: "#/properties/version/maxLength", keyword: "maxLength", params: { limit: 64 }, message: "must NOT have more than 64 characters" }];
                  return false;
                }
              } else {
                validate49.errors = [{ instancePath: instancePath + "/version", schemaPath: "#/properties/version/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                return false;
              }
            }
            var valid0 = _errs2 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.tier !== void 0) {
              let data1 = data.tier;
              const _errs4 = errors;
              if (!(data1 === "free" || data1 === "pro" || data1 === "enterprise")) {
                validate49.errors = [{ instancePath: instancePath + "/tier", schemaPath: "#/properties/tier/enum", keyword: "enum", params: { allowedValues: schema95.properties.tier.enum }, message: "must be equal to one of the allowed values" }];
                return false;
              }
              var valid0 = _errs4 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.engines !== void 0) {
                let data2 = data.engines;
                const _errs5 = errors;
                if (errors === _errs5) {
                  if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
                    let missing1;
                    if (data2.hardpoint === void 0 && (missing1 = "hardpoint")) {
                      validate49.errors = [{ instancePath: instancePath + "/engines", schemaPath: "#/properties/engines/required", keyword: "required", params: { missingProperty: missing1 }, message: "must have required property '" + missing1 + "'" }];
                      return false;
                    } else {
                      const _errs7 = errors;
                      for (const key1 in data2) {
                        if (!(key1 === "hardpoint")) {
                          validate49.errors = [{ instancePath: instancePath + "/engines", schemaPath: "#/properties/engines/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties" }];
                          return false;
                          break;
                        }
                      }
                      if (_errs7 === errors) {
                        if (data2.hardpoint !== void 0) {
                          let data3 = data2.hardpoint;
                          const _errs9 = errors;
                          if (errors === _errs9) {
                            if (typeof data3 === "string") {
                              if (func2(data3) > 256) {
                                validate49.errors = [{ instancePath: instancePath + "/engines/hardpoint", schemaPath: "#/$defs/RangeText/maxLength", keyword: "maxLength", params: { limit: 256 }, message: "must NOT have more than 256 characters" }];
                                return false;
                              }
                            } else {
                              validate49.errors = [{ instancePath: instancePath + "/engines/hardpoint", schemaPath: "#/$defs/RangeText/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                              return false;
                            }
                          }
                        }
                      }
                    }
                  } else {
                    validate49.errors = [{ instancePath: instancePath + "/engines", schemaPath: "#/properties/engines/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                    return false;
                  }
                }
                var valid0 = _errs5 === errors;
              } else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.dependencies !== void 0) {
                  const _errs11 = errors;
                  if (!validate50(data.dependencies, { instancePath: instancePath + "/dependencies", parentData: data, parentDataProperty: "dependencies", rootData, dynamicAnchors })) {
                    vErrors = vErrors === null ? validate50.errors : vErrors.concat(validate50.errors);
                    errors = vErrors.length;
                  }
                  var valid0 = _errs11 === errors;
                } else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.optionalDependencies !== void 0) {
                    const _errs12 = errors;
                    if (!validate50(data.optionalDependencies, { instancePath: instancePath + "/optionalDependencies", parentData: data, parentDataProperty: "optionalDependencies", rootData, dynamicAnchors })) {
                      vErrors = vErrors === null ? validate50.errors : vErrors.concat(validate50.errors);
                      errors = vErrors.length;
                    }
                    var valid0 = _errs12 === errors;
                  } else {
                    var valid0 = true;
                  }
                  if (valid0) {
                    if (data.publishedAt !== void 0) {
                      let data6 = data.publishedAt;
                      const _errs13 = errors;
                      if (errors === _errs13) {
                        if (typeof data6 === "string") {
                          if (func2(data6) > 64) {
                            validate49.errors = [{ instancePath: instancePath + "/publishedAt", schemaPath: "#/properties/publishedAt/maxLength", keyword: "maxLength", params: { limit: 64 }, message: "must NOT have more than 64 characters" }];
                            return false;
                          }
                        } else {
                          validate49.errors = [{ instancePath: instancePath + "/publishedAt", schemaPath: "#/properties/publishedAt/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                          return false;
                        }
                      }
                      var valid0 = _errs13 === errors;
                    } else {
                      var valid0 = true;
                    }
                    if (valid0) {
                      if (data.channel !== void 0) {
                        let data7 = data.channel;
                        const _errs15 = errors;
                        const _errs16 = errors;
                        if (errors === _errs16) {
                          if (typeof data7 === "string") {
                            if (func2(data7) > 32) {
                              validate49.errors = [{ instancePath: instancePath + "/channel", schemaPath: "#/$defs/Channel/maxLength", keyword: "maxLength", params: { limit: 32 }, message: "must NOT have more than 32 characters" }];
                              return false;
                            } else {
                              if (!pattern24.test(data7)) {
                                validate49.errors = [{ instancePath: instancePath + "/channel", schemaPath: "#/$defs/Channel/pattern", keyword: "pattern", params: { pattern: "^(?!latest$|[vx]+([0-9]|$))[a-z][a-z0-9]*(-[a-z0-9]+)*$" }, message: 'must match pattern "^(?!latest$|[vx]+([0-9]|$))[a-z][a-z0-9]*(-[a-z0-9]+)*$"' }];
                                return false;
                              }
                            }
                          } else {
                            validate49.errors = [{ instancePath: instancePath + "/channel", schemaPath: "#/$defs/Channel/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                            return false;
                          }
                        }
                        var valid0 = _errs15 === errors;
                      } else {
                        var valid0 = true;
                      }
                      if (valid0) {
                        if (data.promotedAt !== void 0) {
                          let data8 = data.promotedAt;
                          const _errs18 = errors;
                          if (errors === _errs18) {
                            if (typeof data8 === "string") {
                              if (func2(data8) > 64) {
                                validate49.errors = [{ instancePath: instancePath + "/promotedAt", schemaPath: "#/properties/promotedAt/maxLength", keyword: "maxLength", params: { limit: 64 }, message: "must NOT have more than 64 characters" }];
                                return false;
                              }
                            } else {
                              validate49.errors = [{ instancePath: instancePath + "/promotedAt", schemaPath: "#/properties/promotedAt/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                              return false;
                            }
                          }
                          var valid0 = _errs18 === errors;
                        } else {
                          var valid0 = true;
                        }
                        if (valid0) {
                          if (data.yanked !== void 0) {
                            let data9 = data.yanked;
                            const _errs20 = errors;
                            if (errors === _errs20) {
                              if (typeof data9 === "string") {
                                if (func2(data9) > 400) {
                                  validate49.errors = [{ instancePath: instancePath + "/yanked", schemaPath: "#/properties/yanked/maxLength", keyword: "maxLength", params: { limit: 400 }, message: "must NOT have more than 400 characters" }];
                                  return false;
                                } else {
                                  if (func2(data9) < 1) {
                                    validate49.errors = [{ instancePath: instancePath + "/yanked", schemaPath: "#/properties/yanked/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                                    return false;
                                  }
                                }
                              } else {
                                validate49.errors = [{ instancePath: instancePath + "/yanked", schemaPath: "#/properties/yanked/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                return false;
                              }
                            }
                            var valid0 = _errs20 === errors;
                          } else {
                            var valid0 = true;
                          }
                          if (valid0) {
                            if (data.revoked !== void 0) {
                              let data10 = data.revoked;
                              const _errs22 = errors;
                              if (errors === _errs22) {
                                if (typeof data10 === "string") {
                                  if (func2(data10) > 400) {
                                    validate49.errors = [{ instancePath: instancePath + "/revoked", schemaPath: "#/properties/revoked/maxLength", keyword: "maxLength", params: { limit: 400 }, message: "must NOT have more than 400 characters" }];
                                    return false;
                                  } else {
                                    if (func2(data10) < 1) {
                                      validate49.errors = [{ instancePath: instancePath + "/revoked", schemaPath: "#/properties/revoked/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                                      return false;
                                    }
                                  }
                                } else {
                                  validate49.errors = [{ instancePath: instancePath + "/revoked", schemaPath: "#/properties/revoked/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                  return false;
                                }
                              }
                              var valid0 = _errs22 === errors;
                            } else {
                              var valid0 = true;
                            }
                          }
                        }
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    } else {
      validate49.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
      return false;
    }
  }
  validate49.errors = vErrors;
  return errors === 0;
}
validate49.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate54(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate54.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (Object.keys(data).length > 1e5) {
        validate54.errors = [{ instancePath, schemaPath: "#/maxProperties", keyword: "maxProperties", params: { limit: 1e5 }, message: "must NOT have more than 100000 properties" }];
        return false;
      } else {
        for (const key0 in data) {
          const _errs1 = errors;
          const _errs2 = errors;
          if (errors === _errs2) {
            if (typeof key0 === "string") {
              if (func2(key0) > 128) {
                const err0 = { instancePath, schemaPath: "#/$defs/PluginId/maxLength", keyword: "maxLength", params: { limit: 128 }, message: "must NOT have more than 128 characters", propertyName: key0 };
                if (vErrors === null) {
                  vErrors = [err0];
                } else {
                  vErrors.push(err0);
                }
                errors++;
              } else {
                if (!pattern9.test(key0)) {
                  const err1 = { instancePath, schemaPath: "#/$defs/PluginId/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9]*(-[a-z0-9]+)*\\.[a-z][a-z0-9]*(-[a-z0-9]+)*$" }, message: 'must match pattern "^[a-z][a-z0-9]*(-[a-z0-9]+)*\\.[a-z][a-z0-9]*(-[a-z0-9]+)*$"', propertyName: key0 };
                  if (vErrors === null) {
                    vErrors = [err1];
                  } else {
                    vErrors.push(err1);
                  }
                  errors++;
                }
              }
            } else {
              const err2 = { instancePath, schemaPath: "#/$defs/PluginId/type", keyword: "type", params: { type: "string" }, message: "must be string", propertyName: key0 };
              if (vErrors === null) {
                vErrors = [err2];
              } else {
                vErrors.push(err2);
              }
              errors++;
            }
          }
          var valid0 = _errs1 === errors;
          if (!valid0) {
            const err3 = { instancePath, schemaPath: "#/propertyNames", keyword: "propertyNames", params: { propertyName: key0 }, message: "property name must be valid" };
            if (vErrors === null) {
              vErrors = [err3];
            } else {
              vErrors.push(err3);
            }
            errors++;
            validate54.errors = vErrors;
            return false;
            break;
          }
        }
        if (valid0) {
          for (const key1 in data) {
            let data0 = data[key1];
            const _errs5 = errors;
            if (errors === _errs5) {
              if (typeof data0 === "string") {
                if (func2(data0) > 64) {
                  validate54.errors = [{ instancePath: instancePath + "/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/additionalProperties/maxLength", keyword: "maxLength", params: { limit: 64 }, message: "must NOT have more than 64 characters" }];
                  return false;
                }
              } else {
                validate54.errors = [{ instancePath: instancePath + "/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/additionalProperties/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                return false;
              }
            }
            var valid2 = _errs5 === errors;
            if (!valid2) {
              break;
            }
          }
        }
      }
    } else {
      validate54.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
      return false;
    }
  }
  validate54.errors = vErrors;
  return errors === 0;
}
validate54.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate48(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate48.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.packages === void 0 && (missing0 = "packages") || data.root === void 0 && (missing0 = "root")) {
        validate48.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }];
        return false;
      } else {
        const _errs1 = errors;
        for (const key0 in data) {
          if (!(key0 === "$schema" || key0 === "packages" || key0 === "root" || key0 === "lock" || key0 === "upgrade" || key0 === "overrides" || key0 === "policy")) {
            validate48.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }];
            return false;
            break;
          }
        }
        if (_errs1 === errors) {
          if (data.$schema !== void 0) {
            let data0 = data.$schema;
            const _errs2 = errors;
            if (errors === _errs2) {
              if (typeof data0 === "string") {
                if (func2(data0) > 512) {
                  validate48.errors = [{ instancePath: instancePath + "/$schema", schemaPath: "#/properties/%24schema/maxLength", keyword: "maxLength", params: { limit: 512 }, message: "must NOT have more than 512 characters" }];
                  return false;
                }
              } else {
                validate48.errors = [{ instancePath: instancePath + "/$schema", schemaPath: "#/properties/%24schema/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                return false;
              }
            }
            var valid0 = _errs2 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.packages !== void 0) {
              let data1 = data.packages;
              const _errs4 = errors;
              if (errors === _errs4) {
                if (data1 && typeof data1 == "object" && !Array.isArray(data1)) {
                  if (Object.keys(data1).length > 1e5) {
                    validate48.errors = [{ instancePath: instancePath + "/packages", schemaPath: "#/properties/packages/maxProperties", keyword: "maxProperties", params: { limit: 1e5 }, message: "must NOT have more than 100000 properties" }];
                    return false;
                  } else {
                    for (const key1 in data1) {
                      const _errs6 = errors;
                      const _errs7 = errors;
                      if (errors === _errs7) {
                        if (typeof key1 === "string") {
                          if (func2(key1) > 128) {
                            const err0 = { instancePath: instancePath + "/packages", schemaPath: "#/$defs/PluginId/maxLength", keyword: "maxLength", params: { limit: 128 }, message: "must NOT have more than 128 characters", propertyName: key1 };
                            if (vErrors === null) {
                              vErrors = [err0];
                            } else {
                              vErrors.push(err0);
                            }
                            errors++;
                          } else {
                            if (!pattern9.test(key1)) {
                              const err1 = { instancePath: instancePath + "/packages", schemaPath: "#/$defs/PluginId/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9]*(-[a-z0-9]+)*\\.[a-z][a-z0-9]*(-[a-z0-9]+)*$" }, message: 'must match pattern "^[a-z][a-z0-9]*(-[a-z0-9]+)*\\.[a-z][a-z0-9]*(-[a-z0-9]+)*$"', propertyName: key1 };
                              if (vErrors === null) {
                                vErrors = [err1];
                              } else {
                                vErrors.push(err1);
                              }
                              errors++;
                            }
                          }
                        } else {
                          const err2 = { instancePath: instancePath + "/packages", schemaPath: "#/$defs/PluginId/type", keyword: "type", params: { type: "string" }, message: "must be string", propertyName: key1 };
                          if (vErrors === null) {
                            vErrors = [err2];
                          } else {
                            vErrors.push(err2);
                          }
                          errors++;
                        }
                      }
                      var valid1 = _errs6 === errors;
                      if (!valid1) {
                        const err3 = { instancePath: instancePath + "/packages", schemaPath: "#/properties/packages/propertyNames", keyword: "propertyNames", params: { propertyName: key1 }, message: "property name must be valid" };
                        if (vErrors === null) {
                          vErrors = [err3];
                        } else {
                          vErrors.push(err3);
                        }
                        errors++;
                        validate48.errors = vErrors;
                        return false;
                        break;
                      }
                    }
                    if (valid1) {
                      for (const key2 in data1) {
                        let data2 = data1[key2];
                        const _errs10 = errors;
                        if (errors === _errs10) {
                          if (Array.isArray(data2)) {
                            if (data2.length > 1e5) {
                              validate48.errors = [{ instancePath: instancePath + "/packages/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/packages/additionalProperties/maxItems", keyword: "maxItems", params: { limit: 1e5 }, message: "must NOT have more than 100000 items" }];
                              return false;
                            } else {
                              var valid4 = true;
                              const len0 = data2.length;
                              for (let i0 = 0; i0 < len0; i0++) {
                                const _errs12 = errors;
                                if (!validate49(data2[i0], { instancePath: instancePath + "/packages/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + i0, parentData: data2, parentDataProperty: i0, rootData, dynamicAnchors })) {
                                  vErrors = vErrors === null ? validate49.errors : vErrors.concat(validate49.errors);
                                  errors = vErrors.length;
                                }
                                var valid4 = _errs12 === errors;
                                if (!valid4) {
                                  break;
                                }
                              }
                            }
                          } else {
                            validate48.errors = [{ instancePath: instancePath + "/packages/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/packages/additionalProperties/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
                            return false;
                          }
                        }
                        var valid3 = _errs10 === errors;
                        if (!valid3) {
                          break;
                        }
                      }
                    }
                  }
                } else {
                  validate48.errors = [{ instancePath: instancePath + "/packages", schemaPath: "#/properties/packages/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                  return false;
                }
              }
              var valid0 = _errs4 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.root !== void 0) {
                let data4 = data.root;
                const _errs13 = errors;
                if (errors === _errs13) {
                  if (Array.isArray(data4)) {
                    if (data4.length > 1e5) {
                      validate48.errors = [{ instancePath: instancePath + "/root", schemaPath: "#/properties/root/maxItems", keyword: "maxItems", params: { limit: 1e5 }, message: "must NOT have more than 100000 items" }];
                      return false;
                    } else {
                      var valid5 = true;
                      const len1 = data4.length;
                      for (let i1 = 0; i1 < len1; i1++) {
                        let data5 = data4[i1];
                        const _errs15 = errors;
                        if (errors === _errs15) {
                          if (data5 && typeof data5 == "object" && !Array.isArray(data5)) {
                            let missing1;
                            if (data5.id === void 0 && (missing1 = "id") || data5.range === void 0 && (missing1 = "range")) {
                              validate48.errors = [{ instancePath: instancePath + "/root/" + i1, schemaPath: "#/properties/root/items/required", keyword: "required", params: { missingProperty: missing1 }, message: "must have required property '" + missing1 + "'" }];
                              return false;
                            } else {
                              const _errs17 = errors;
                              for (const key3 in data5) {
                                if (!(key3 === "id" || key3 === "range" || key3 === "installed" || key3 === "pinnedBy")) {
                                  validate48.errors = [{ instancePath: instancePath + "/root/" + i1, schemaPath: "#/properties/root/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key3 }, message: "must NOT have additional properties" }];
                                  return false;
                                  break;
                                }
                              }
                              if (_errs17 === errors) {
                                if (data5.id !== void 0) {
                                  let data6 = data5.id;
                                  const _errs18 = errors;
                                  const _errs19 = errors;
                                  if (errors === _errs19) {
                                    if (typeof data6 === "string") {
                                      if (func2(data6) > 128) {
                                        validate48.errors = [{ instancePath: instancePath + "/root/" + i1 + "/id", schemaPath: "#/$defs/PluginId/maxLength", keyword: "maxLength", params: { limit: 128 }, message: "must NOT have more than 128 characters" }];
                                        return false;
                                      } else {
                                        if (!pattern9.test(data6)) {
                                          validate48.errors = [{ instancePath: instancePath + "/root/" + i1 + "/id", schemaPath: "#/$defs/PluginId/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9]*(-[a-z0-9]+)*\\.[a-z][a-z0-9]*(-[a-z0-9]+)*$" }, message: 'must match pattern "^[a-z][a-z0-9]*(-[a-z0-9]+)*\\.[a-z][a-z0-9]*(-[a-z0-9]+)*$"' }];
                                          return false;
                                        }
                                      }
                                    } else {
                                      validate48.errors = [{ instancePath: instancePath + "/root/" + i1 + "/id", schemaPath: "#/$defs/PluginId/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                      return false;
                                    }
                                  }
                                  var valid6 = _errs18 === errors;
                                } else {
                                  var valid6 = true;
                                }
                                if (valid6) {
                                  if (data5.range !== void 0) {
                                    let data7 = data5.range;
                                    const _errs21 = errors;
                                    const _errs22 = errors;
                                    if (errors === _errs22) {
                                      if (typeof data7 === "string") {
                                        if (func2(data7) > 256) {
                                          validate48.errors = [{ instancePath: instancePath + "/root/" + i1 + "/range", schemaPath: "#/$defs/RangeText/maxLength", keyword: "maxLength", params: { limit: 256 }, message: "must NOT have more than 256 characters" }];
                                          return false;
                                        }
                                      } else {
                                        validate48.errors = [{ instancePath: instancePath + "/root/" + i1 + "/range", schemaPath: "#/$defs/RangeText/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                        return false;
                                      }
                                    }
                                    var valid6 = _errs21 === errors;
                                  } else {
                                    var valid6 = true;
                                  }
                                  if (valid6) {
                                    if (data5.installed !== void 0) {
                                      const _errs24 = errors;
                                      if (typeof data5.installed !== "boolean") {
                                        validate48.errors = [{ instancePath: instancePath + "/root/" + i1 + "/installed", schemaPath: "#/properties/root/items/properties/installed/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }];
                                        return false;
                                      }
                                      var valid6 = _errs24 === errors;
                                    } else {
                                      var valid6 = true;
                                    }
                                    if (valid6) {
                                      if (data5.pinnedBy !== void 0) {
                                        let data9 = data5.pinnedBy;
                                        const _errs26 = errors;
                                        if (errors === _errs26) {
                                          if (typeof data9 === "string") {
                                            if (func2(data9) > 128) {
                                              validate48.errors = [{ instancePath: instancePath + "/root/" + i1 + "/pinnedBy", schemaPath: "#/properties/root/items/properties/pinnedBy/maxLength", keyword: "maxLength", params: { limit: 128 }, message: "must NOT have more than 128 characters" }];
                                              return false;
                                            }
                                          } else {
                                            validate48.errors = [{ instancePath: instancePath + "/root/" + i1 + "/pinnedBy", schemaPath: "#/properties/root/items/properties/pinnedBy/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                            return false;
                                          }
                                        }
                                        var valid6 = _errs26 === errors;
                                      } else {
                                        var valid6 = true;
                                      }
                                    }
                                  }
                                }
                              }
                            }
                          } else {
                            validate48.errors = [{ instancePath: instancePath + "/root/" + i1, schemaPath: "#/properties/root/items/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                            return false;
                          }
                        }
                        var valid5 = _errs15 === errors;
                        if (!valid5) {
                          break;
                        }
                      }
                    }
                  } else {
                    validate48.errors = [{ instancePath: instancePath + "/root", schemaPath: "#/properties/root/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
                    return false;
                  }
                }
                var valid0 = _errs13 === errors;
              } else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.lock !== void 0) {
                  const _errs28 = errors;
                  if (!validate54(data.lock, { instancePath: instancePath + "/lock", parentData: data, parentDataProperty: "lock", rootData, dynamicAnchors })) {
                    vErrors = vErrors === null ? validate54.errors : vErrors.concat(validate54.errors);
                    errors = vErrors.length;
                  }
                  var valid0 = _errs28 === errors;
                } else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.upgrade !== void 0) {
                    let data11 = data.upgrade;
                    const _errs29 = errors;
                    if (errors === _errs29) {
                      if (Array.isArray(data11)) {
                        if (data11.length > 1e5) {
                          validate48.errors = [{ instancePath: instancePath + "/upgrade", schemaPath: "#/properties/upgrade/maxItems", keyword: "maxItems", params: { limit: 1e5 }, message: "must NOT have more than 100000 items" }];
                          return false;
                        } else {
                          var valid9 = true;
                          const len2 = data11.length;
                          for (let i2 = 0; i2 < len2; i2++) {
                            let data12 = data11[i2];
                            const _errs31 = errors;
                            const _errs32 = errors;
                            if (errors === _errs32) {
                              if (typeof data12 === "string") {
                                if (func2(data12) > 128) {
                                  validate48.errors = [{ instancePath: instancePath + "/upgrade/" + i2, schemaPath: "#/$defs/PluginId/maxLength", keyword: "maxLength", params: { limit: 128 }, message: "must NOT have more than 128 characters" }];
                                  return false;
                                } else {
                                  if (!pattern9.test(data12)) {
                                    validate48.errors = [{ instancePath: instancePath + "/upgrade/" + i2, schemaPath: "#/$defs/PluginId/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9]*(-[a-z0-9]+)*\\.[a-z][a-z0-9]*(-[a-z0-9]+)*$" }, message: 'must match pattern "^[a-z][a-z0-9]*(-[a-z0-9]+)*\\.[a-z][a-z0-9]*(-[a-z0-9]+)*$"' }];
                                    return false;
                                  }
                                }
                              } else {
                                validate48.errors = [{ instancePath: instancePath + "/upgrade/" + i2, schemaPath: "#/$defs/PluginId/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                return false;
                              }
                            }
                            var valid9 = _errs31 === errors;
                            if (!valid9) {
                              break;
                            }
                          }
                        }
                      } else {
                        validate48.errors = [{ instancePath: instancePath + "/upgrade", schemaPath: "#/properties/upgrade/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
                        return false;
                      }
                    }
                    var valid0 = _errs29 === errors;
                  } else {
                    var valid0 = true;
                  }
                  if (valid0) {
                    if (data.overrides !== void 0) {
                      const _errs34 = errors;
                      if (!validate50(data.overrides, { instancePath: instancePath + "/overrides", parentData: data, parentDataProperty: "overrides", rootData, dynamicAnchors })) {
                        vErrors = vErrors === null ? validate50.errors : vErrors.concat(validate50.errors);
                        errors = vErrors.length;
                      }
                      var valid0 = _errs34 === errors;
                    } else {
                      var valid0 = true;
                    }
                    if (valid0) {
                      if (data.policy !== void 0) {
                        let data14 = data.policy;
                        const _errs35 = errors;
                        if (errors === _errs35) {
                          if (data14 && typeof data14 == "object" && !Array.isArray(data14)) {
                            const _errs37 = errors;
                            for (const key4 in data14) {
                              if (!func1.call(schema93.properties.policy.properties, key4)) {
                                validate48.errors = [{ instancePath: instancePath + "/policy", schemaPath: "#/properties/policy/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key4 }, message: "must NOT have additional properties" }];
                                return false;
                                break;
                              }
                            }
                            if (_errs37 === errors) {
                              if (data14.engineVersion !== void 0) {
                                let data15 = data14.engineVersion;
                                const _errs38 = errors;
                                if (errors === _errs38) {
                                  if (typeof data15 === "string") {
                                    if (func2(data15) > 64) {
                                      validate48.errors = [{ instancePath: instancePath + "/policy/engineVersion", schemaPath: "#/properties/policy/properties/engineVersion/maxLength", keyword: "maxLength", params: { limit: 64 }, message: "must NOT have more than 64 characters" }];
                                      return false;
                                    }
                                  } else {
                                    validate48.errors = [{ instancePath: instancePath + "/policy/engineVersion", schemaPath: "#/properties/policy/properties/engineVersion/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                    return false;
                                  }
                                }
                                var valid11 = _errs38 === errors;
                              } else {
                                var valid11 = true;
                              }
                              if (valid11) {
                                if (data14.tier !== void 0) {
                                  let data16 = data14.tier;
                                  const _errs40 = errors;
                                  if (!(data16 === "free" || data16 === "pro" || data16 === "enterprise")) {
                                    validate48.errors = [{ instancePath: instancePath + "/policy/tier", schemaPath: "#/properties/policy/properties/tier/enum", keyword: "enum", params: { allowedValues: schema93.properties.policy.properties.tier.enum }, message: "must be equal to one of the allowed values" }];
                                    return false;
                                  }
                                  var valid11 = _errs40 === errors;
                                } else {
                                  var valid11 = true;
                                }
                                if (valid11) {
                                  if (data14.now !== void 0) {
                                    let data17 = data14.now;
                                    const _errs41 = errors;
                                    if (errors === _errs41) {
                                      if (errors === _errs41) {
                                        if (typeof data17 === "string") {
                                          if (!formats0.test(data17)) {
                                            validate48.errors = [{ instancePath: instancePath + "/policy/now", schemaPath: "#/properties/policy/properties/now/format", keyword: "format", params: { format: "date-time" }, message: 'must match format "date-time"' }];
                                            return false;
                                          }
                                        } else {
                                          validate48.errors = [{ instancePath: instancePath + "/policy/now", schemaPath: "#/properties/policy/properties/now/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                          return false;
                                        }
                                      }
                                    }
                                    var valid11 = _errs41 === errors;
                                  } else {
                                    var valid11 = true;
                                  }
                                  if (valid11) {
                                    if (data14.minimumAgeMs !== void 0) {
                                      let data18 = data14.minimumAgeMs;
                                      const _errs43 = errors;
                                      if (!(typeof data18 == "number" && (!(data18 % 1) && !isNaN(data18)) && isFinite(data18))) {
                                        validate48.errors = [{ instancePath: instancePath + "/policy/minimumAgeMs", schemaPath: "#/properties/policy/properties/minimumAgeMs/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }];
                                        return false;
                                      }
                                      if (errors === _errs43) {
                                        if (typeof data18 == "number" && isFinite(data18)) {
                                          if (data18 < 0 || isNaN(data18)) {
                                            validate48.errors = [{ instancePath: instancePath + "/policy/minimumAgeMs", schemaPath: "#/properties/policy/properties/minimumAgeMs/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }];
                                            return false;
                                          }
                                        }
                                      }
                                      var valid11 = _errs43 === errors;
                                    } else {
                                      var valid11 = true;
                                    }
                                    if (valid11) {
                                      if (data14.blocked !== void 0) {
                                        const _errs45 = errors;
                                        if (!validate50(data14.blocked, { instancePath: instancePath + "/policy/blocked", parentData: data14, parentDataProperty: "blocked", rootData, dynamicAnchors })) {
                                          vErrors = vErrors === null ? validate50.errors : vErrors.concat(validate50.errors);
                                          errors = vErrors.length;
                                        }
                                        var valid11 = _errs45 === errors;
                                      } else {
                                        var valid11 = true;
                                      }
                                      if (valid11) {
                                        if (data14.pinned !== void 0) {
                                          const _errs46 = errors;
                                          if (!validate50(data14.pinned, { instancePath: instancePath + "/policy/pinned", parentData: data14, parentDataProperty: "pinned", rootData, dynamicAnchors })) {
                                            vErrors = vErrors === null ? validate50.errors : vErrors.concat(validate50.errors);
                                            errors = vErrors.length;
                                          }
                                          var valid11 = _errs46 === errors;
                                        } else {
                                          var valid11 = true;
                                        }
                                        if (valid11) {
                                          if (data14.allowedPublishers !== void 0) {
                                            let data21 = data14.allowedPublishers;
                                            const _errs47 = errors;
                                            if (errors === _errs47) {
                                              if (Array.isArray(data21)) {
                                                if (data21.length > 1e5) {
                                                  validate48.errors = [{ instancePath: instancePath + "/policy/allowedPublishers", schemaPath: "#/properties/policy/properties/allowedPublishers/maxItems", keyword: "maxItems", params: { limit: 1e5 }, message: "must NOT have more than 100000 items" }];
                                                  return false;
                                                } else {
                                                  var valid12 = true;
                                                  const len3 = data21.length;
                                                  for (let i3 = 0; i3 < len3; i3++) {
                                                    let data22 = data21[i3];
                                                    const _errs49 = errors;
                                                    if (errors === _errs49) {
                                                      if (typeof data22 === "string") {
                                                        if (func2(data22) > 64) {
                                                          validate48.errors = [{ instancePath: instancePath + "/policy/allowedPublishers/" + i3, schemaPath: "#/properties/policy/properties/allowedPublishers/items/maxLength", keyword: "maxLength", params: { limit: 64 }, message: "must NOT have more than 64 characters" }];
                                                          return false;
                                                        }
                                                      } else {
                                                        validate48.errors = [{ instancePath: instancePath + "/policy/allowedPublishers/" + i3, schemaPath: "#/properties/policy/properties/allowedPublishers/items/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                                        return false;
                                                      }
                                                    }
                                                    var valid12 = _errs49 === errors;
                                                    if (!valid12) {
                                                      break;
                                                    }
                                                  }
                                                }
                                              } else {
                                                validate48.errors = [{ instancePath: instancePath + "/policy/allowedPublishers", schemaPath: "#/properties/policy/properties/allowedPublishers/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
                                                return false;
                                              }
                                            }
                                            var valid11 = _errs47 === errors;
                                          } else {
                                            var valid11 = true;
                                          }
                                          if (valid11) {
                                            if (data14.channels !== void 0) {
                                              let data23 = data14.channels;
                                              const _errs51 = errors;
                                              if (errors === _errs51) {
                                                if (data23 && typeof data23 == "object" && !Array.isArray(data23)) {
                                                  if (Object.keys(data23).length > 1e5) {
                                                    validate48.errors = [{ instancePath: instancePath + "/policy/channels", schemaPath: "#/properties/policy/properties/channels/maxProperties", keyword: "maxProperties", params: { limit: 1e5 }, message: "must NOT have more than 100000 properties" }];
                                                    return false;
                                                  } else {
                                                    for (const key5 in data23) {
                                                      const _errs53 = errors;
                                                      const _errs54 = errors;
                                                      if (errors === _errs54) {
                                                        if (typeof key5 === "string") {
                                                          if (func2(key5) > 128) {
                                                            const err4 = { instancePath: instancePath + "/policy/channels", schemaPath: "#/$defs/PluginId/maxLength", keyword: "maxLength", params: { limit: 128 }, message: "must NOT have more than 128 characters", propertyName: key5 };
                                                            if (vErrors === null) {
                                                              vErrors = [err4];
                                                            } else {
                                                              vErrors.push(err4);
                                                            }
                                                            errors++;
                                                          } else {
                                                            if (!pattern9.test(key5)) {
                                                              const err5 = { instancePath: instancePath + "/policy/channels", schemaPath: "#/$defs/PluginId/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9]*(-[a-z0-9]+)*\\.[a-z][a-z0-9]*(-[a-z0-9]+)*$" }, message: 'must match pattern "^[a-z][a-z0-9]*(-[a-z0-9]+)*\\.[a-z][a-z0-9]*(-[a-z0-9]+)*$"', propertyName: key5 };
                                                              if (vErrors === null) {
                                                                vErrors = [err5];
                                                              } else {
                                                                vErrors.push(err5);
                                                              }
                                                              errors++;
                                                            }
                                                          }
                                                        } else {
                                                          const err6 = { instancePath: instancePath + "/policy/channels", schemaPath: "#/$defs/PluginId/type", keyword: "type", params: { type: "string" }, message: "must be string", propertyName: key5 };
                                                          if (vErrors === null) {
                                                            vErrors = [err6];
                                                          } else {
                                                            vErrors.push(err6);
                                                          }
                                                          errors++;
                                                        }
                                                      }
                                                      var valid13 = _errs53 === errors;
                                                      if (!valid13) {
                                                        const err7 = { instancePath: instancePath + "/policy/channels", schemaPath: "#/properties/policy/properties/channels/propertyNames", keyword: "propertyNames", params: { propertyName: key5 }, message: "property name must be valid" };
                                                        if (vErrors === null) {
                                                          vErrors = [err7];
                                                        } else {
                                                          vErrors.push(err7);
                                                        }
                                                        errors++;
                                                        validate48.errors = vErrors;
                                                        return false;
                                                        break;
                                                      }
                                                    }
                                                    if (valid13) {
                                                      for (const key6 in data23) {
                                                        let data24 = data23[key6];
                                                        const _errs57 = errors;
                                                        const _errs58 = errors;
                                                        if (errors === _errs58) {
                                                          if (typeof data24 === "string") {
                                                            if (func2(data24) > 32) {
                                                              validate48.errors = [{ instancePath: instancePath + "/policy/channels/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/$defs/Channel/maxLength", keyword: "maxLength", params: { limit: 32 }, message: "must NOT have more than 32 characters" }];
                                                              return false;
                                                            } else {
                                                              if (!pattern24.test(data24)) {
                                                                validate48.errors = [{ instancePath: instancePath + "/policy/channels/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/$defs/Channel/pattern", keyword: "pattern", params: { pattern: "^(?!latest$|[vx]+([0-9]|$))[a-z][a-z0-9]*(-[a-z0-9]+)*$" }, message: 'must match pattern "^(?!latest$|[vx]+([0-9]|$))[a-z][a-z0-9]*(-[a-z0-9]+)*$"' }];
                                                                return false;
                                                              }
                                                            }
                                                          } else {
                                                            validate48.errors = [{ instancePath: instancePath + "/policy/channels/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/$defs/Channel/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                                            return false;
                                                          }
                                                        }
                                                        var valid15 = _errs57 === errors;
                                                        if (!valid15) {
                                                          break;
                                                        }
                                                      }
                                                    }
                                                  }
                                                } else {
                                                  validate48.errors = [{ instancePath: instancePath + "/policy/channels", schemaPath: "#/properties/policy/properties/channels/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                                                  return false;
                                                }
                                              }
                                              var valid11 = _errs51 === errors;
                                            } else {
                                              var valid11 = true;
                                            }
                                            if (valid11) {
                                              if (data14.prereleases !== void 0) {
                                                let data25 = data14.prereleases;
                                                const _errs60 = errors;
                                                if (errors === _errs60) {
                                                  if (Array.isArray(data25)) {
                                                    if (data25.length > 1e5) {
                                                      validate48.errors = [{ instancePath: instancePath + "/policy/prereleases", schemaPath: "#/properties/policy/properties/prereleases/maxItems", keyword: "maxItems", params: { limit: 1e5 }, message: "must NOT have more than 100000 items" }];
                                                      return false;
                                                    } else {
                                                      var valid17 = true;
                                                      const len4 = data25.length;
                                                      for (let i4 = 0; i4 < len4; i4++) {
                                                        let data26 = data25[i4];
                                                        const _errs62 = errors;
                                                        const _errs63 = errors;
                                                        if (errors === _errs63) {
                                                          if (typeof data26 === "string") {
                                                            if (func2(data26) > 128) {
                                                              validate48.errors = [{ instancePath: instancePath + "/policy/prereleases/" + i4, schemaPath: "#/$defs/PluginId/maxLength", keyword: "maxLength", params: { limit: 128 }, message: "must NOT have more than 128 characters" }];
                                                              return false;
                                                            } else {
                                                              if (!pattern9.test(data26)) {
                                                                validate48.errors = [{ instancePath: instancePath + "/policy/prereleases/" + i4, schemaPath: "#/$defs/PluginId/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9]*(-[a-z0-9]+)*\\.[a-z][a-z0-9]*(-[a-z0-9]+)*$" }, message: 'must match pattern "^[a-z][a-z0-9]*(-[a-z0-9]+)*\\.[a-z][a-z0-9]*(-[a-z0-9]+)*$"' }];
                                                                return false;
                                                              }
                                                            }
                                                          } else {
                                                            validate48.errors = [{ instancePath: instancePath + "/policy/prereleases/" + i4, schemaPath: "#/$defs/PluginId/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                                            return false;
                                                          }
                                                        }
                                                        var valid17 = _errs62 === errors;
                                                        if (!valid17) {
                                                          break;
                                                        }
                                                      }
                                                    }
                                                  } else {
                                                    validate48.errors = [{ instancePath: instancePath + "/policy/prereleases", schemaPath: "#/properties/policy/properties/prereleases/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
                                                    return false;
                                                  }
                                                }
                                                var valid11 = _errs60 === errors;
                                              } else {
                                                var valid11 = true;
                                              }
                                              if (valid11) {
                                                if (data14.maxSteps !== void 0) {
                                                  let data27 = data14.maxSteps;
                                                  const _errs65 = errors;
                                                  if (!(typeof data27 == "number" && (!(data27 % 1) && !isNaN(data27)) && isFinite(data27))) {
                                                    validate48.errors = [{ instancePath: instancePath + "/policy/maxSteps", schemaPath: "#/properties/policy/properties/maxSteps/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }];
                                                    return false;
                                                  }
                                                  if (errors === _errs65) {
                                                    if (typeof data27 == "number" && isFinite(data27)) {
                                                      if (data27 < 1 || isNaN(data27)) {
                                                        validate48.errors = [{ instancePath: instancePath + "/policy/maxSteps", schemaPath: "#/properties/policy/properties/maxSteps/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }];
                                                        return false;
                                                      }
                                                    }
                                                  }
                                                  var valid11 = _errs65 === errors;
                                                } else {
                                                  var valid11 = true;
                                                }
                                                if (valid11) {
                                                  if (data14.maxMs !== void 0) {
                                                    let data28 = data14.maxMs;
                                                    const _errs67 = errors;
                                                    if (!(typeof data28 == "number" && (!(data28 % 1) && !isNaN(data28)) && isFinite(data28))) {
                                                      validate48.errors = [{ instancePath: instancePath + "/policy/maxMs", schemaPath: "#/properties/policy/properties/maxMs/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }];
                                                      return false;
                                                    }
                                                    if (errors === _errs67) {
                                                      if (typeof data28 == "number" && isFinite(data28)) {
                                                        if (data28 < 1 || isNaN(data28)) {
                                                          validate48.errors = [{ instancePath: instancePath + "/policy/maxMs", schemaPath: "#/properties/policy/properties/maxMs/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }];
                                                          return false;
                                                        }
                                                      }
                                                    }
                                                    var valid11 = _errs67 === errors;
                                                  } else {
                                                    var valid11 = true;
                                                  }
                                                }
                                              }
                                            }
                                          }
                                        }
                                      }
                                    }
                                  }
                                }
                              }
                            }
                          } else {
                            validate48.errors = [{ instancePath: instancePath + "/policy", schemaPath: "#/properties/policy/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                            return false;
                          }
                        }
                        var valid0 = _errs35 === errors;
                      } else {
                        var valid0 = true;
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    } else {
      validate48.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
      return false;
    }
  }
  validate48.errors = vErrors;
  return errors === 0;
}
validate48.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
export {
  AdminApi,
  AdvisoryList,
  Envelope,
  FeatureToggle,
  Grant,
  HostConfig,
  IndexEntry,
  License,
  Manifest,
  PackageStatement,
  PublisherRecord,
  ResolutionProblem
};
