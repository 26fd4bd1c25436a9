// Made by host/cells/guest/gen/generate.ts from host/cells/guest: run npm run gen, do not edit.
"use strict";
(() => {
  // host/cells/batch.ts
  var TYPES = ["call", "reply", "cancel", "answer", "request"];
  var KINDS = ["none", "text", "bytes"];
  var MAX_HEAD = 256;
  function encodeMessage({ type, id, ref, name, text: text2, body, kind }) {
    return `${type} ${id} ${ref} ${name} ${text2.length} ${body.length} ${kind}
${text2}${body}`;
  }
  function decodeBatch(batch, maxMessages) {
    const messages = [];
    let at2 = 0;
    while (at2 < batch.length) {
      const end = batch.indexOf("\n", at2);
      if (end === -1 || end - at2 > MAX_HEAD || messages.length >= maxMessages) return void 0;
      const message = decodeMessage(batch, batch.slice(at2, end).split(" "), end + 1);
      if (message === void 0) return void 0;
      messages.push(message);
      at2 = end + 1 + message.text.length + message.body.length;
    }
    return messages;
  }
  function decodeMessage(batch, words, start2) {
    const [type, id, ref, name, textLength, bodyLength, kind] = words;
    if (words.length !== 7 || type === void 0 || kind === void 0 || name === void 0) return void 0;
    const [idNumber, refNumber, textSize, bodySize] = [id, ref, textLength, bodyLength].map(count);
    if (idNumber === void 0 || refNumber === void 0 || textSize === void 0 || bodySize === void 0) return void 0;
    if (!TYPES.includes(type) || !KINDS.includes(kind) || start2 + textSize + bodySize > batch.length) return void 0;
    return {
      type,
      id: idNumber,
      ref: refNumber,
      name,
      kind,
      text: batch.slice(start2, start2 + textSize),
      body: batch.slice(start2 + textSize, start2 + textSize + bodySize)
    };
  }
  function count(word) {
    return word !== void 0 && /^(0|[1-9][0-9]{0,14})$/.test(word) ? Number(word) : void 0;
  }

  // host/cells/guest/helpers.ts
  var state = {};
  function captureHelper() {
    state.helper = Reflect.get(globalThis, "__helper");
    Reflect.deleteProperty(globalThis, "__helper");
  }
  function help(operation, a = "", b = "", c = "") {
    return state.helper === void 0 ? "" : state.helper(operation, a, b, c);
  }
  function bytesOf(text2) {
    const bytes = new Uint8Array(text2.length);
    for (let index = 0; index < text2.length; index++) bytes[index] = text2.charCodeAt(index);
    return bytes;
  }
  function textOf(bytes) {
    let text2 = "";
    for (let at2 = 0; at2 < bytes.length; at2 += 8192) text2 += String.fromCharCode(...bytes.subarray(at2, at2 + 8192));
    return text2;
  }

  // host/cells/guest/web/events.ts
  var Event = class {
    type;
    cancelable;
    timeStamp = Date.now();
    target = null;
    #prevented = false;
    #stopped = false;
    constructor(type, options = {}) {
      this.type = String(type);
      this.cancelable = options.cancelable === true;
    }
    get currentTarget() {
      return this.target;
    }
    get defaultPrevented() {
      return this.#prevented;
    }
    get immediatelyStopped() {
      return this.#stopped;
    }
    preventDefault() {
      if (this.cancelable) this.#prevented = true;
    }
    stopPropagation() {
    }
    stopImmediatePropagation() {
      this.#stopped = true;
    }
  };
  var EventTarget = class {
    #listeners = /* @__PURE__ */ new Map();
    addEventListener(type, listener, options = {}) {
      if (listener === null) return;
      const { once = false, signal } = typeof options === "boolean" ? {} : options;
      if (signal?.aborted) return;
      const list = this.#listeners.get(type) ?? [];
      if (list.some((registration) => registration.listener === listener)) return;
      this.#listeners.set(type, [...list, { listener, once }]);
      signal?.addEventListener("abort", () => this.removeEventListener(type, listener), { once: true });
    }
    removeEventListener(type, listener) {
      this.#listeners.set(type, (this.#listeners.get(type) ?? []).filter((registration) => registration.listener !== listener));
    }
    dispatchEvent(event) {
      event.target = this;
      for (const { listener, once } of this.#listeners.get(event.type) ?? []) {
        if (event.immediatelyStopped) break;
        if (once) this.removeEventListener(event.type, listener);
        if (typeof listener === "function") listener.call(this, event);
        else listener.handleEvent(event);
      }
      return !event.defaultPrevented;
    }
  };
  var DOMException = class extends Error {
    name;
    constructor(message = "", name = "Error") {
      super(message);
      this.name = name;
    }
  };
  var AbortSignal = class extends EventTarget {
    #reason;
    #aborted = false;
    onabort = null;
    get aborted() {
      return this.#aborted;
    }
    get reason() {
      return this.#reason;
    }
    throwIfAborted() {
      if (this.#aborted) throw this.#reason;
    }
    static abort(reason) {
      const controller = new AbortController();
      controller.abort(reason);
      return controller.signal;
    }
    static timeout(milliseconds) {
      const controller = new AbortController();
      setTimeout(() => controller.abort(new DOMException("The operation timed out.", "TimeoutError")), milliseconds);
      return controller.signal;
    }
    static any(signals) {
      const controller = new AbortController();
      for (const signal of signals) {
        if (signal.aborted) {
          controller.abort(signal.reason);
          break;
        }
        signal.addEventListener("abort", () => controller.abort(signal.reason), { once: true });
      }
      return controller.signal;
    }
    /** For AbortController alone: captured below and deleted from the prototype. */
    $abort(reason) {
      if (this.#aborted) return;
      this.#aborted = true;
      this.#reason = reason ?? new DOMException("This operation was aborted.", "AbortError");
      const event = new Event("abort");
      this.onabort?.(event);
      this.dispatchEvent(event);
    }
  };
  var abortSignal = AbortSignal.prototype.$abort;
  Reflect.deleteProperty(AbortSignal.prototype, "$abort");
  var AbortController = class {
    signal = new AbortSignal();
    abort(reason) {
      abortSignal.call(this.signal, reason);
    }
  };

  // host/cells/guest/calls.ts
  var out = [];
  var waiting = /* @__PURE__ */ new Map();
  var running = /* @__PURE__ */ new Map();
  var lastRequest = 0;
  function bodyIn({ body, kind }) {
    if (kind === "bytes") return { kind, data: bytesOf(body) };
    return kind === "text" ? { kind, data: body } : { kind };
  }
  function asText(body) {
    return { kind: body.kind, body: body.kind === "bytes" ? textOf(body.data) : body.kind === "text" ? body.data : "" };
  }
  function takeOut() {
    const text2 = out.join("");
    out.length = 0;
    return text2;
  }
  function request(ref, method, params, body = { kind: "none" }) {
    if (!/^[A-Za-z][A-Za-z0-9.]{0,127}$/.test(method)) return Promise.reject(new TypeError(`'${method}' is not a method of the host.`));
    const id = ++lastRequest;
    out.push(encodeMessage({ type: "request", id, ref, name: method, text: params, ...asText(body) }));
    return new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
  }
  var HostError = class extends Error {
    name = "HostError";
    code;
    details;
    constructor({ code, message, ...details }) {
      super(message);
      this.code = code;
      this.details = details;
    }
  };
  function settle(message) {
    const { id, ref, text: text2 } = message;
    const entry = waiting.get(id);
    waiting.delete(id);
    if (ref === 1) entry?.resolve({ text: text2, body: bodyIn(message) });
    else entry?.reject(new HostError(JSON.parse(text2)));
  }
  function begin(id) {
    const controller = new AbortController();
    running.set(id, controller);
    return controller;
  }
  function cancel(id) {
    running.get(id)?.abort();
    running.delete(id);
  }
  function answer(id, ok, text2, body = { kind: "none" }) {
    if (!running.delete(id)) return;
    out.push(encodeMessage({ type: "answer", id, ref: ok ? 1 : 0, name: "-", text: text2, ...asText(body) }));
  }

  // host/cells/guest/describe-error.ts
  function describeError(thrown) {
    return {
      name: text(thrown, "name", 64) || "Error",
      message: typeof thrown === "object" && thrown !== null ? text(thrown, "message", 1e3) : safely(() => String(thrown).slice(0, 1e3)),
      stack: text(thrown, "stack", 4e3),
      ...optional("code", text(thrown, "code", 64)),
      ...refusal(thrown)
    };
  }
  function refusal(thrown) {
    const status = read(thrown, "status");
    if (read(thrown, "refusal") !== true || typeof status !== "number" || !Number.isInteger(status) || status < 400 || status > 599) return { refusal: false };
    const details = safely(() => JSON.stringify(read(thrown, "details") ?? {}));
    return { refusal: true, status, details: details === "" || details.length > 16384 ? {} : JSON.parse(details) };
  }
  function optional(name, value) {
    return value === "" ? {} : { [name]: value };
  }
  function text(thrown, name, limit) {
    const value = read(thrown, name);
    return typeof value === "string" ? value.slice(0, limit) : "";
  }
  function read(thrown, name) {
    if (typeof thrown !== "object" || thrown === null) return void 0;
    try {
      return Reflect.get(thrown, name);
    } catch {
      return void 0;
    }
  }
  function safely(run2) {
    try {
      return run2() ?? "";
    } catch {
      return "";
    }
  }

  // host/cells/guest/web/encoding.ts
  var TextEncoder = class {
    get encoding() {
      return "utf-8";
    }
    encode(input = "") {
      const text2 = String(input);
      const bytes = new Uint8Array(text2.length * 3);
      return bytes.slice(0, this.encodeInto(text2, bytes).written);
    }
    encodeInto(input, into2) {
      let written = 0;
      let read2 = 0;
      for (const character of input) {
        const code = character.codePointAt(0) ?? 0;
        const point = code >= 55296 && code <= 57343 ? 65533 : code;
        const size = point < 128 ? 1 : point < 2048 ? 2 : point < 65536 ? 3 : 4;
        if (written + size > into2.length) break;
        if (size === 1) into2[written] = point;
        else {
          for (let index = size - 1; index > 0; index--) into2[written + index] = 128 | point >> 6 * (size - 1 - index) & 63;
          into2[written] = 3840 >> size & 255 | point >> 6 * (size - 1);
        }
        written += size;
        read2 += character.length;
      }
      return { read: read2, written };
    }
  };
  var TextDecoder = class {
    #fatal;
    #ignoreBom;
    constructor(label = "utf-8", options = {}) {
      if (!/^\s*(utf-?8|unicode-1-1-utf-8)\s*$/i.test(String(label))) throw new RangeError(`The encoding '${label}' is not supported: only utf-8 is.`);
      this.#fatal = options.fatal === true;
      this.#ignoreBom = options.ignoreBOM === true;
    }
    get encoding() {
      return "utf-8";
    }
    get fatal() {
      return this.#fatal;
    }
    get ignoreBOM() {
      return this.#ignoreBom;
    }
    decode(input) {
      if (input === void 0) return "";
      const bytes = input instanceof ArrayBuffer ? new Uint8Array(input) : new Uint8Array(input.buffer, input.byteOffset, input.byteLength);
      const text2 = isAscii(bytes) ? textOf(bytes) : decodeUtf8(bytes, this.#fatal);
      return !this.#ignoreBom && text2.startsWith("\uFEFF") ? text2.slice(1) : text2;
    }
  };
  function isAscii(bytes) {
    for (let index = 0; index < bytes.length; index++) if ((bytes[index] ?? 0) > 127) return false;
    return true;
  }
  function decodeUtf8(bytes, fatal) {
    const parts = [];
    let point = 0, needed = 0, lower = 128, upper = 191;
    const bad2 = () => {
      if (fatal) throw new TypeError("The encoded data is not valid utf-8.");
      parts.push("�");
    };
    for (let index = 0; index < bytes.length; index++) {
      const byte = bytes[index] ?? 0;
      if (needed === 0) {
        if (byte < 128) parts.push(String.fromCharCode(byte));
        else if (byte >= 194 && byte <= 223) {
          needed = 1;
          point = byte & 31;
        } else if (byte >= 224 && byte <= 239) {
          needed = 2;
          point = byte & 15;
          if (byte === 224) lower = 160;
          if (byte === 237) upper = 159;
        } else if (byte >= 240 && byte <= 244) {
          needed = 3;
          point = byte & 7;
          if (byte === 240) lower = 144;
          if (byte === 244) upper = 143;
        } else bad2();
        continue;
      }
      if (byte < lower || byte > upper) {
        needed = 0;
        lower = 128;
        upper = 191;
        bad2();
        index--;
        continue;
      }
      lower = 128;
      upper = 191;
      point = point << 6 | byte & 63;
      if (--needed === 0) parts.push(String.fromCodePoint(point));
    }
    if (needed > 0) bad2();
    return parts.join("");
  }

  // host/cells/guest/web/url.ts
  var URLSearchParams = class {
    #pairs;
    #changed;
    constructor(init = "") {
      if (typeof init === "object" && init !== null) {
        const entries = Symbol.iterator in init ? [...init] : Object.entries(init);
        this.#pairs = entries.map(([name, value]) => [String(name), String(value)]);
      } else this.#pairs = parseQuery(String(init));
    }
    /** Ties the pairs of a URL to it: for the URL class alone, and taken off the prototype below. */
    $attach(query, changed) {
      this.#pairs = parseQuery(query);
      this.#changed = changed;
    }
    get size() {
      return this.#pairs.length;
    }
    append(name, value) {
      this.#pairs.push([String(name), String(value)]);
      this.#changed?.();
    }
    get(name) {
      return this.#pairs.find(([key]) => key === name)?.[1] ?? null;
    }
    getAll(name) {
      return this.#pairs.filter(([key]) => key === name).map(([, value]) => value);
    }
    has(name, value) {
      return this.#pairs.some(([key, found]) => key === name && (value === void 0 || found === value));
    }
    delete(name, value) {
      this.#pairs = this.#pairs.filter(([key, found]) => key !== name || value !== void 0 && found !== value);
      this.#changed?.();
    }
    set(name, value) {
      const first = this.#pairs.findIndex(([key]) => key === name);
      if (first === -1) this.#pairs.push([String(name), String(value)]);
      else this.#pairs = this.#pairs.flatMap(([key, found], index) => key !== name ? [[key, found]] : index === first ? [[key, String(value)]] : []);
      this.#changed?.();
    }
    sort() {
      this.#pairs.sort(([a], [b]) => a < b ? -1 : a > b ? 1 : 0);
      this.#changed?.();
    }
    forEach(callback) {
      for (const [name, value] of this.#pairs) callback(value, name, this);
    }
    *entries() {
      for (const [name, value] of this.#pairs) yield [name, value];
    }
    *keys() {
      for (const [name] of this.#pairs) yield name;
    }
    *values() {
      for (const [, value] of this.#pairs) yield value;
    }
    [Symbol.iterator]() {
      return this.entries();
    }
    toString() {
      return this.#pairs.map(([name, value]) => `${encode(name)}=${encode(value)}`).join("&");
    }
  };
  var attach = URLSearchParams.prototype.$attach;
  Reflect.deleteProperty(URLSearchParams.prototype, "$attach");
  function parseQuery(query) {
    return query.replace(/^\?/, "").split("&").filter((pair) => pair !== "").map((pair) => {
      const at2 = pair.indexOf("=");
      return at2 === -1 ? [decode(pair), ""] : [decode(pair.slice(0, at2)), decode(pair.slice(at2 + 1))];
    });
  }
  function decode(text2) {
    const spaced = text2.replaceAll("+", " ");
    try {
      return decodeURIComponent(spaced);
    } catch {
      return spaced.replace(/(%[0-9a-f]{2})+/gi, (run2) => {
        try {
          return decodeURIComponent(run2);
        } catch {
          return run2;
        }
      });
    }
  }
  function encode(text2) {
    return encodeURIComponent(text2.toWellFormed()).replace(/[!'()~]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`).replaceAll("%20", "+");
  }
  var URL = class _URL {
    #parts;
    searchParams = new URLSearchParams();
    constructor(input, base) {
      const parts = parse(String(input), base === void 0 ? "" : String(base));
      if (parts === void 0) throw new TypeError(`Invalid URL: ${String(input).slice(0, 200)}`);
      this.#parts = parts;
      this.#refresh();
    }
    static canParse(input, base) {
      return parse(String(input), base ?? "") !== void 0;
    }
    static parse(input, base) {
      return _URL.canParse(input, base) ? new _URL(input, base) : null;
    }
    #refresh() {
      attach.call(this.searchParams, this.search, () => this.#set("search", this.searchParams.toString(), false));
    }
    #set(name, value, refresh = true) {
      const answer2 = help("url-set", this.href, name, String(value));
      if (answer2 === "") return;
      this.#parts = JSON.parse(answer2);
      if (refresh) this.#refresh();
    }
    get href() {
      return this.#parts["href"] ?? "";
    }
    set href(value) {
      const parts = parse(String(value), "");
      if (parts === void 0) throw new TypeError("Invalid URL");
      this.#parts = parts;
      this.#refresh();
    }
    get origin() {
      return this.#parts["origin"] ?? "";
    }
    get protocol() {
      return this.#parts["protocol"] ?? "";
    }
    set protocol(value) {
      this.#set("protocol", value);
    }
    get username() {
      return this.#parts["username"] ?? "";
    }
    set username(value) {
      this.#set("username", value);
    }
    get password() {
      return this.#parts["password"] ?? "";
    }
    set password(value) {
      this.#set("password", value);
    }
    get host() {
      return this.#parts["host"] ?? "";
    }
    set host(value) {
      this.#set("host", value);
    }
    get hostname() {
      return this.#parts["hostname"] ?? "";
    }
    set hostname(value) {
      this.#set("hostname", value);
    }
    get port() {
      return this.#parts["port"] ?? "";
    }
    set port(value) {
      this.#set("port", value);
    }
    get pathname() {
      return this.#parts["pathname"] ?? "";
    }
    set pathname(value) {
      this.#set("pathname", value);
    }
    get search() {
      return this.#parts["search"] ?? "";
    }
    set search(value) {
      this.#set("search", value);
    }
    get hash() {
      return this.#parts["hash"] ?? "";
    }
    set hash(value) {
      this.#set("hash", value);
    }
    toString() {
      return this.href;
    }
    toJSON() {
      return this.href;
    }
  };
  function parse(input, base) {
    const answer2 = help("url", input, base);
    return answer2 === "" ? void 0 : JSON.parse(answer2);
  }

  // host/cells/guest/web/body.ts
  function carry(init) {
    if (init === null || init === void 0) return { body: { kind: "none" } };
    if (init instanceof URLSearchParams) return { body: { kind: "text", data: init.toString() }, type: "application/x-www-form-urlencoded;charset=UTF-8" };
    if (init instanceof ArrayBuffer) return { body: { kind: "bytes", data: new Uint8Array(init).slice() } };
    if (ArrayBuffer.isView(init)) return { body: { kind: "bytes", data: new Uint8Array(new Uint8Array(init.buffer, init.byteOffset, init.byteLength)) } };
    return { body: { kind: "text", data: String(init).toWellFormed() }, type: "text/plain;charset=UTF-8" };
  }
  var carriedOf;
  var peekOf;
  var Body = class {
    #body;
    #used = false;
    constructor(body) {
      this.#body = body;
    }
    get bodyUsed() {
      return this.#used;
    }
    async text() {
      const body = this.#take();
      return body.kind === "bytes" ? new TextDecoder().decode(body.data) : body.kind === "text" ? body.data : "";
    }
    async json() {
      return JSON.parse(await this.text());
    }
    async bytes() {
      const body = this.#take();
      return body.kind === "bytes" ? body.data.slice() : new TextEncoder().encode(body.kind === "text" ? body.data : "");
    }
    async arrayBuffer() {
      return (await this.bytes()).buffer;
    }
    #take() {
      if (this.#used) throw new TypeError("The body has been read already.");
      this.#used = this.#body.kind !== "none";
      return this.#body;
    }
    static {
      carriedOf = (body) => body.#take();
      peekOf = (body) => {
        if (body.#used) throw new TypeError("The body has been read already.");
        return body.#body;
      };
    }
  };
  function takeBody(body) {
    return carriedOf(body);
  }
  function cloneBody(body) {
    return peekOf(body);
  }

  // host/cells/guest/web/headers.ts
  var NAME = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
  var VALUE = /^[^\0\r\n]*$/;
  var Headers = class {
    #values = /* @__PURE__ */ new Map();
    constructor(init) {
      if (init === void 0 || init === null) return;
      const entries = Symbol.iterator in init ? init : Object.entries(init);
      for (const [name, value] of entries) this.append(name, value);
    }
    append(name, value) {
      const key = checkName(name);
      this.#values.set(key, [...this.#values.get(key) ?? [], checkValue(value)]);
    }
    set(name, value) {
      this.#values.set(checkName(name), [checkValue(value)]);
    }
    get(name) {
      return this.#values.get(checkName(name))?.join(", ") ?? null;
    }
    has(name) {
      return this.#values.has(checkName(name));
    }
    delete(name) {
      this.#values.delete(checkName(name));
    }
    getSetCookie() {
      return [...this.#values.get("set-cookie") ?? []];
    }
    forEach(callback) {
      for (const [name, value] of this) callback(value, name, this);
    }
    keys() {
      return this.#sorted().map(([name]) => name)[Symbol.iterator]();
    }
    values() {
      return this.#sorted().map(([, value]) => value)[Symbol.iterator]();
    }
    entries() {
      return this.#sorted()[Symbol.iterator]();
    }
    [Symbol.iterator]() {
      return this.entries();
    }
    #sorted() {
      return [...this.#values.keys()].sort().flatMap((name) => {
        const values = this.#values.get(name) ?? [];
        return name === "set-cookie" ? values.map((value) => [name, value]) : [[name, values.join(", ")]];
      });
    }
  };
  function checkName(name) {
    if (!NAME.test(String(name))) throw new TypeError(`'${String(name).slice(0, 80)}' is not a header name.`);
    return String(name).toLowerCase();
  }
  function checkValue(value) {
    const text2 = String(value).replace(/^[\t\n\r ]+|[\t\n\r ]+$/g, "");
    if (!VALUE.test(text2)) throw new TypeError("A header value has no NUL, CR or LF.");
    return text2;
  }

  // host/cells/guest/web/response.ts
  var WITHOUT_BODY = [101, 103, 204, 205, 304];
  var Response = class _Response extends Body {
    status;
    statusText;
    headers;
    url = "";
    redirected = false;
    type = "default";
    constructor(init, { status = 200, statusText = "", headers } = {}) {
      const { body, type } = carry(init);
      super(body);
      if (!Number.isInteger(status) || status < 200 || status > 599) throw new RangeError(`A response has a status from 200 to 599, not ${status}.`);
      if (body.kind !== "none" && WITHOUT_BODY.includes(status)) throw new TypeError(`A response with status ${status} has no body.`);
      this.status = status;
      this.statusText = String(statusText);
      this.headers = new Headers(headers);
      if (type !== void 0 && !this.headers.has("content-type")) this.headers.set("content-type", type);
    }
    get ok() {
      return this.status >= 200 && this.status < 300;
    }
    clone() {
      const { status, statusText, headers, url, redirected } = this;
      return receivedResponse({ status, statusText, headers: [...headers], url, redirected }, cloneBody(this));
    }
    static json(data, init = {}) {
      const text2 = JSON.stringify(data);
      if (text2 === void 0) throw new TypeError("The value has no JSON form.");
      const headers = new Headers(init.headers);
      if (!headers.has("content-type")) headers.set("content-type", "application/json");
      return new _Response(text2, { ...init, headers });
    }
    static redirect(url, status = 302) {
      if (![301, 302, 303, 307, 308].includes(status)) throw new RangeError(`${status} is not a redirect.`);
      return new _Response(null, { status, headers: { location: new URL(String(url)).href } });
    }
    static error() {
      return Object.assign(new _Response(null, { status: 200 }), { status: 0, type: "error" });
    }
  };
  function receivedResponse(head, body) {
    const response = Reflect.construct(Body, [body], Response);
    return Object.assign(response, { ...head, headers: new Headers(head.headers), type: "default" });
  }

  // host/cells/guest/web/request.ts
  var NORMALISED = ["DELETE", "GET", "HEAD", "OPTIONS", "POST", "PUT"];
  var Request = class _Request extends Body {
    method;
    url;
    headers;
    redirect;
    signal;
    constructor(input, init = {}) {
      const from = input instanceof _Request ? input : void 0;
      const { body, type } = init.body === void 0 && from !== void 0 ? { body: cloneBody(from), type: void 0 } : carry(init.body);
      super(body);
      this.method = normalise(init.method ?? from?.method ?? "GET");
      if (body.kind !== "none" && (this.method === "GET" || this.method === "HEAD")) throw new TypeError(`A ${this.method} request has no body.`);
      this.url = from?.url ?? new URL(String(input)).href;
      this.headers = new Headers(init.headers ?? from?.headers);
      if (type !== void 0 && !this.headers.has("content-type")) this.headers.set("content-type", type);
      this.redirect = init.redirect ?? from?.redirect ?? "follow";
      this.signal = init.signal ?? from?.signal ?? new AbortController().signal;
    }
    clone() {
      return new _Request(this);
    }
  };
  function normalise(method) {
    const upper = String(method).toUpperCase();
    return NORMALISED.includes(upper) ? upper : String(method);
  }
  function incomingRequest(url, method, headers, body, signal) {
    const request2 = Reflect.construct(Body, [body], Request);
    return Object.assign(request2, { method, url, headers: new Headers(headers), redirect: "follow", signal });
  }

  // host/cells/guest/host.ts
  function makeHost(surface, ref) {
    const host = /* @__PURE__ */ Object.create(null);
    for (const [method, names] of Object.entries(surface)) {
      const [namespace = "", name = ""] = method.split(".");
      const group = host[namespace] ??= /* @__PURE__ */ Object.create(null);
      group[name] = method === "http.fetch" ? (input, init) => fetchFor(ref, input, init) : (...values) => callMethod(ref, method, names, values);
    }
    for (const group of Object.values(host)) Object.freeze(group);
    return Object.freeze(host);
  }
  async function callMethod(ref, method, names, values) {
    if (values.length > names.length) throw new TypeError(`host.${method} takes ${names.length} arguments (${names.join(", ")}), not ${values.length}.`);
    const params = {};
    names.forEach((name, index) => {
      if (values[index] !== void 0) params[name] = values[index];
    });
    const { text: text2 } = await request(ref, method, JSON.stringify(params));
    return text2 === "" ? void 0 : JSON.parse(text2);
  }
  async function fetchFor(ref, input, init) {
    const outgoing = new Request(input, init);
    outgoing.signal.throwIfAborted();
    const params = { url: outgoing.url, init: { method: outgoing.method, headers: [...outgoing.headers], redirect: outgoing.redirect } };
    const { promise, reject, resolve } = Promise.withResolvers();
    outgoing.signal.addEventListener("abort", () => reject(outgoing.signal.reason), { once: true });
    const sent = takeBody(outgoing);
    const send = (whole) => request(ref, "http.fetch", JSON.stringify(params), whole);
    const reply = "then" in sent ? sent.then(send) : send(sent);
    reply.then(({ text: text2, body }) => resolve(receivedResponse(JSON.parse(text2), body)), reject);
    return promise;
  }

  // host/cells/guest/handlers.ts
  var TABLES = { route: "routes", event: "events", job: "jobs", export: "exports" };
  var plugin = { handlers: /* @__PURE__ */ new Map(), surface: {} };
  function register(definition, surface) {
    if (typeof definition !== "object" || definition === null) throw new TypeError("The plugin has no default export. Write: export default definePlugin({ … })");
    for (const [kind, table] of Object.entries(TABLES)) {
      const handlers = Reflect.get(definition, table);
      if (typeof handlers !== "object" || handlers === null) continue;
      for (const name of Object.keys(handlers)) {
        const handler = Reflect.get(handlers, name);
        if (typeof handler === "function") plugin.handlers.set(`${kind}.${name}`, handler);
      }
    }
    plugin.surface = surface;
  }
  function start(message) {
    const controller = begin(message.id);
    const handler = plugin.handlers.get(message.name);
    if (handler === void 0) return answer(message.id, false, '{"missing":true}');
    void run(handler, message, controller.signal);
  }
  async function run(handler, message, signal) {
    try {
      const head = JSON.parse(message.text);
      const host = makeHost(plugin.surface, message.id);
      const { features = [], ...rest } = head.context;
      const context = Object.freeze({ ...rest, signal, feature: (name) => features.includes(name) });
      if (head.request === void 0) await runPlain(handler, head, host, context, message.id);
      else await runRoute(handler, head.request, message, host, context, signal);
    } catch (error) {
      fail(message, error);
    }
  }
  async function runPlain(handler, head, host, context, id) {
    const result = await handler(head.input, host, context);
    answer(id, true, JSON.stringify(result ?? null) ?? "null");
  }
  async function runRoute(handler, head, message, host, context, signal) {
    const incoming = incomingRequest(head.url, head.method, head.headers, bodyIn(message), signal);
    const response = await handler(incoming, host, context);
    if (!(response instanceof Response)) throw new TypeError("A route handler returns a Response. Write: return Response.json(…)");
    answer(message.id, true, JSON.stringify({ status: response.status, headers: [...response.headers] }), await takeBody(response));
  }
  function fail(message, error) {
    const described = describeError(error);
    if (!described.refusal || !message.name.startsWith("route.")) return answer(message.id, false, JSON.stringify(described));
    const body = JSON.stringify({ ...described.details, code: described.code, message: described.message });
    answer(message.id, true, JSON.stringify({ status: described.status, headers: [["content-type", "application/json"]] }), { kind: "text", data: body });
  }

  // host/cells/guest/harden.ts
  var REMOVED = ["WebAssembly", "SharedArrayBuffer", "Atomics", "FinalizationRegistry", "WeakRef", "eval", "Function"];
  function harden() {
    const samples = [function() {
    }, async function() {
    }, function* () {
    }, async function* () {
    }];
    for (const sample of samples) tame(Object.getPrototypeOf(sample));
    for (const name of REMOVED) Reflect.deleteProperty(globalThis, name);
    Object.defineProperty(Error, "stackTraceLimit", { value: 20, writable: false, configurable: false });
    Object.defineProperty(Error, "prepareStackTrace", { value: void 0, writable: false, configurable: false });
  }
  function tame(prototype) {
    const refuse = function() {
      throw new EvalError("Code from strings is not available in a plugin: bundle the code you need.");
    };
    Object.defineProperty(refuse, "prototype", { value: prototype, writable: false });
    Object.defineProperty(prototype, "constructor", { value: refuse, writable: false, configurable: false });
  }

  // host/cells/guest/web/base64.ts
  var ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  function btoa(input) {
    const text2 = String(input);
    for (let index = 0; index < text2.length; index++) {
      if (text2.charCodeAt(index) > 255) throw new RangeError("btoa takes characters up to U+00FF only.");
    }
    return bytesOf(text2).toBase64();
  }
  function atob(input) {
    let text2 = String(input).replace(/[\t\n\f\r ]+/g, "");
    if (text2.length % 4 === 0) text2 = text2.replace(/==?$/, "");
    if (text2.length % 4 === 1 || /[^A-Za-z0-9+/]/.test(text2)) throw new RangeError("atob was given text that is not base64.");
    let output = "", bits = 0, count2 = 0;
    for (let index = 0; index < text2.length; index++) {
      bits = (bits << 6 | ALPHABET.indexOf(text2[index] ?? "A")) & 16777215;
      count2 += 6;
      if (count2 >= 8) {
        count2 -= 8;
        output += String.fromCharCode(bits >> count2 & 255);
      }
    }
    return output;
  }

  // host/cells/guest/web/console.ts
  function makeConsole(write) {
    const at2 = (level) => (...values) => write(level, values.map(show).join(" "));
    return { log: at2("info"), info: at2("info"), debug: at2("debug"), trace: at2("debug"), warn: at2("warn"), error: at2("error"), dir: at2("info") };
  }
  function show(value) {
    if (typeof value === "string") return value;
    if (value instanceof Error) return value.stack ?? `${value.name}: ${value.message}`;
    try {
      return JSON.stringify(value, (_, item) => typeof item === "bigint" ? `${item}n` : item) ?? String(value);
    } catch {
      return String(value);
    }
  }

  // host/cells/guest/web/crypto-key.ts
  var KEY_USAGES = ["encrypt", "decrypt", "sign", "verify", "deriveKey", "deriveBits", "wrapKey", "unwrapKey"];
  var INSIDE = {};
  var peek = {};
  var CryptoKey = class {
    static {
      peek.at = (key) => key.#facts;
      peek.has = (key) => #facts in key;
    }
    #facts;
    #algorithm;
    #usages;
    constructor(inside, facts) {
      if (inside !== INSIDE) throw new TypeError("Illegal constructor");
      this.#facts = facts;
      this.#algorithm = shown(facts.algorithm);
      this.#usages = [...facts.usages];
    }
    get type() {
      return this.#facts.type;
    }
    get extractable() {
      return this.#facts.extractable;
    }
    get algorithm() {
      return this.#algorithm;
    }
    get usages() {
      return this.#usages;
    }
    get [Symbol.toStringTag]() {
      return "CryptoKey";
    }
  };
  var { at, has } = peek;
  function makeKey(facts) {
    return new CryptoKey(INSIDE, facts);
  }
  function factsOf(key) {
    if (typeof key !== "object" || key === null || at === void 0 || has === void 0 || !has(key)) throw new TypeError("A CryptoKey is needed.");
    return at(key);
  }
  function shown({ name, hash, namedCurve, length, modulusLength, publicExponent }) {
    return {
      name,
      ...modulusLength === void 0 ? {} : { modulusLength },
      ...publicExponent === void 0 ? {} : { publicExponent: bytesOf(publicExponent) },
      ...namedCurve === void 0 ? {} : { namedCurve },
      ...length === void 0 ? {} : { length },
      ...hash === void 0 ? {} : { hash: { name: hash } }
    };
  }

  // host/cells/guest/web/_crypto-algorithms.ts
  var HASHES = ["SHA-1", "SHA-256", "SHA-384", "SHA-512"];
  var CURVES = ["P-256", "P-384"];
  var NAMES = [...HASHES, "HMAC", "AES-GCM", "HKDF", "PBKDF2", "Ed25519", "ECDSA", "RSASSA-PKCS1-v1_5", "RSA-PSS"];
  var USAGES = /* @__PURE__ */ new Map([
    ["HMAC", { secret: ["sign", "verify"] }],
    ["AES-GCM", { secret: ["encrypt", "decrypt", "wrapKey", "unwrapKey"] }],
    ["HKDF", { secret: ["deriveKey", "deriveBits"] }],
    ["PBKDF2", { secret: ["deriveKey", "deriveBits"] }],
    ["Ed25519", { private: ["sign"], public: ["verify"] }],
    ["ECDSA", { private: ["sign"], public: ["verify"] }],
    ["RSASSA-PKCS1-v1_5", { public: ["verify"] }],
    ["RSA-PSS", { public: ["verify"] }]
  ]);
  function normalize(algorithm) {
    if (typeof algorithm !== "string" && (typeof algorithm !== "object" || algorithm === null)) throw new TypeError("An algorithm is a name or an object with one.");
    const given = typeof algorithm === "string" ? { name: algorithm } : algorithm;
    if (given["name"] === void 0) throw new TypeError("An algorithm has a name.");
    return { name: oneOf(NAMES, given["name"], "algorithm"), given };
  }
  function unsupported(what) {
    return new DOMException(`${what} is not supported.`, "NotSupportedError");
  }
  function hashOf({ given }) {
    return oneOf(HASHES, normalize(given["hash"]).name, "hash");
  }
  function curveOf({ given }) {
    if (given["namedCurve"] === void 0) throw new TypeError("The algorithm needs a namedCurve.");
    const curve = String(given["namedCurve"]);
    if (!CURVES.some((known) => known === curve)) throw unsupported(`The curve '${curve.slice(0, 40)}'`);
    return curve;
  }
  function oneOf(known, value, what) {
    const name = String(value);
    const found = known.find((each) => each.toUpperCase() === name.toUpperCase());
    if (found === void 0) throw unsupported(`The ${what} '${name.slice(0, 40)}'`);
    return found;
  }
  function integer(value, what) {
    const number = Math.trunc(Number(value));
    if (!(number >= 0 && number <= 4294967295)) throw new TypeError(`${what} is a number from 0 to 4,294,967,295.`);
    return number;
  }
  function isBuffer(value) {
    return value instanceof ArrayBuffer || ArrayBuffer.isView(value);
  }
  function bytesIn(value, what) {
    if (!isBuffer(value)) throw new TypeError(`${what} is an ArrayBuffer or a view of one.`);
    return textOf(ArrayBuffer.isView(value) ? new Uint8Array(value.buffer, value.byteOffset, value.byteLength) : new Uint8Array(value));
  }
  function usagesIn(value) {
    if (typeof value !== "object" || value === null) throw new TypeError("Key usages are a list.");
    const asked = Array.from(value, String);
    for (const usage of asked) if (!KEY_USAGES.some((known) => known === usage)) throw new TypeError(`'${usage.slice(0, 40)}' is not a key usage.`);
    return KEY_USAGES.filter((usage) => asked.includes(usage));
  }
  function allowUsages(name, type, usages) {
    const allowed = USAGES.get(name)?.[type];
    if (allowed === void 0) throw unsupported(`A ${type} key for ${name}`);
    for (const usage of usages) if (!allowed.includes(usage)) throw new DOMException(`A ${type} key for ${name} cannot be used to ${usage}.`, "SyntaxError");
  }
  function usagesFor(name, type, usages) {
    const allowed = USAGES.get(name)?.[type] ?? [];
    return usages.filter((usage) => allowed.includes(usage));
  }
  function permit(key, { name }, usage) {
    if (key.algorithm.name !== name) throw new DOMException(`The key is for ${key.algorithm.name}, not ${name}.`, "InvalidAccessError");
    if (!key.usages.includes(usage)) throw new DOMException(`The key cannot be used to ${usage}.`, "InvalidAccessError");
  }
  var REFUSALS = /* @__PURE__ */ new Map([
    ["data", ["The key is not valid, or not of this algorithm.", "DataError"]],
    ["size", ["This is more than a plugin may do at once: 8 MiB of data, 64 KiB of a secret or a parameter, 600,000 rounds of PBKDF2.", "OperationError"]],
    ["time", ["The cryptography of one turn took more time than a plugin has for it.", "OperationError"]],
    ["unsupported", ["The key or its format is not supported for this algorithm.", "NotSupportedError"]]
  ]);
  function ask(operation, facts, key = "", data = "") {
    const answer2 = help(`subtle.${operation}`, JSON.stringify(facts), key, data);
    if (answer2[0] === "=") return answer2.slice(1);
    throw new DOMException(...REFUSALS.get(answer2) ?? ["The operation failed.", "OperationError"]);
  }

  // host/cells/guest/web/_crypto-keys.ts
  var KEY_TYPES = /* @__PURE__ */ new Map([["Ed25519", "OKP"], ["ECDSA", "EC"], ["RSASSA-PKCS1-v1_5", "RSA"], ["RSA-PSS", "RSA"]]);
  var BLOCK_BITS = /* @__PURE__ */ new Map([["SHA-1", 512], ["SHA-256", 512], ["SHA-384", 1024], ["SHA-512", 1024]]);
  var CURVE_ALGORITHMS = /* @__PURE__ */ new Map([["ES256", "P-256"], ["ES384", "P-384"], ["ES512", "P-521"]]);
  var MAX_SECRET_BITS = 65536 * 8;
  var BASE64URL = { alphabet: "base64url", omitPadding: true };
  function importKey(format, data, algorithm, extractable, usages) {
    if (format === "jwk" && (typeof data !== "object" || data === null || isBuffer(data))) throw new TypeError("A JWK is an object.");
    const given = format === "jwk" ? data : bytesIn(data, "Key data");
    const key = KEY_TYPES.has(algorithm.name) ? importHalf(format, given, algorithm, extractable, usages) : importSecret(format, given, algorithm, extractable, usages);
    if (key.type !== "public" && usages.length === 0) throw new DOMException("A key without a usage is of no use.", "SyntaxError");
    return makeKey(key);
  }
  function importSecret(format, given, algorithm, extractable, usages) {
    const { name } = algorithm;
    allowUsages(name, "secret", usages);
    const derives = name === "HKDF" || name === "PBKDF2";
    if (derives && extractable) throw new DOMException(`A key for ${name} cannot be extractable.`, "SyntaxError");
    if (format === "spki" || format === "pkcs8" || derives && format === "jwk") throw unsupported(`The format ${format} for ${name}`);
    const material = typeof given === "string" ? given : secretOf(given);
    const described = describeSecret(algorithm, material.length * 8);
    if (typeof given !== "string") checkJwk(given, "oct", name === "HMAC" ? "sig" : "enc", [secretAlg(described)], extractable, usages);
    return { type: "secret", extractable, algorithm: described, usages, material };
  }
  function describeSecret(algorithm, length) {
    const { name, given } = algorithm;
    if (name === "AES-GCM") {
      if (length !== 128 && length !== 192 && length !== 256) throw bad("An AES key has 128, 192 or 256 bits.");
      return { name, length };
    }
    if (name !== "HMAC") return { name };
    if (length === 0 || given["length"] !== void 0 && integer(given["length"], "length") !== length) throw bad("The key is not of that length.");
    return { name, hash: hashOf(algorithm), length };
  }
  function secretAlg({ name, hash = "", length = 0 }) {
    return name === "HMAC" ? `HS${hash.slice(4)}` : `A${length}GCM`;
  }
  function secretOf({ k }) {
    if (typeof k !== "string" || k.endsWith("=")) throw bad("The JWK has no k of base64url.");
    try {
      return textOf(Uint8Array.fromBase64(k, BASE64URL));
    } catch {
      throw bad("The JWK has no k of base64url.");
    }
  }
  function importHalf(format, given, algorithm, extractable, usages) {
    const { name } = algorithm;
    const isPrivate = typeof given === "string" ? format === "pkcs8" : given["d"] !== void 0;
    allowUsages(name, isPrivate ? "private" : "public", usages);
    const described = { name, ...name === "ECDSA" ? { namedCurve: curveOf(algorithm) } : {}, ...name.startsWith("RSA") ? { hash: hashOf(algorithm) } : {} };
    const text2 = typeof given === "string" ? given : halfOf(given, described, extractable, usages);
    const { type, der, modulusLength, publicExponent } = JSON.parse(ask("key-import", { kind: name, curve: described.namedCurve, format }, text2));
    const rsa = modulusLength === void 0 || publicExponent === void 0 ? {} : { modulusLength, publicExponent };
    return { type, extractable, algorithm: { ...described, ...rsa }, usages, material: der };
  }
  function halfOf(jwk, { name, namedCurve, hash = "" }, extractable, usages) {
    const curveAlg = [...CURVE_ALGORITHMS].filter(([, curve2]) => curve2 === namedCurve).map(([alg]) => alg);
    const algs = name === "ECDSA" ? curveAlg : name === "Ed25519" ? ["Ed25519", "EdDSA"] : [rsaAlg(name, hash)];
    checkJwk(jwk, KEY_TYPES.get(name) ?? "", "sig", algs, extractable, usages);
    const curve = name === "Ed25519" ? name : namedCurve;
    if (curve !== void 0 && jwk["crv"] !== curve) throw bad(`The JWK is not of the curve ${curve}.`);
    const fields = ["kty", "crv", "x", "y", "d", "n", "e"].filter((field) => jwk[field] !== void 0);
    for (const field of fields) if (!/^[\w-]+$/.test(String(jwk[field]))) throw bad(`The JWK's ${field} is not base64url.`);
    return JSON.stringify(Object.fromEntries(fields.map((field) => [field, String(jwk[field])])));
  }
  function rsaAlg(name, hash) {
    return `${name === "RSA-PSS" ? "PS" : "RS"}${hash === "SHA-1" ? "1" : hash.slice(4)}`;
  }
  function checkJwk(jwk, kty, use, algs, extractable, usages) {
    if (jwk["kty"] !== kty) throw bad(`The JWK is not of the type ${kty}.`);
    if (usages.length > 0 && jwk["use"] !== void 0 && jwk["use"] !== use) throw bad(`The JWK is not for the use ${use}.`);
    if (jwk["alg"] !== void 0 && !algs.includes(String(jwk["alg"]))) throw bad(`The JWK is not for ${algs.join(" or ")}.`);
    if (jwk["ext"] === false && extractable) throw bad("The JWK is not extractable.");
    if (jwk["key_ops"] === void 0) return;
    const operations = Array.from(jwk["key_ops"], String);
    if (new Set(operations).size !== operations.length || usages.some((usage) => !operations.includes(usage))) throw bad("The key_ops of the JWK do not allow that usage.");
  }
  function exportKey(format, { type, extractable, algorithm, usages, material }) {
    const { name, namedCurve, hash = "" } = algorithm;
    if (name === "HKDF" || name === "PBKDF2") throw unsupported(`Exporting a key for ${name}`);
    if (!extractable) throw new DOMException("The key is not extractable.", "InvalidAccessError");
    if (format === "jwk") {
      const common = { key_ops: [...usages], ext: true };
      if (type === "secret") return { ...common, kty: "oct", k: base64url(material), alg: secretAlg(algorithm) };
      const half = JSON.parse(ask("key-export", { kind: name, curve: namedCurve, type, format }, material));
      return { ...common, ...half, ...name === "Ed25519" ? { alg: name } : {}, ...name.startsWith("RSA") ? { alg: rsaAlg(name, hash) } : {} };
    }
    if (type === "secret") {
      if (format !== "raw") throw unsupported(`The format ${format} for ${name}`);
      return bytesOf(material).buffer;
    }
    if (format === "pkcs8" !== (type === "private")) throw new DOMException(`A ${type} key cannot be exported as ${format}.`, "InvalidAccessError");
    return bytesOf(format === "raw" ? ask("key-export", { kind: name, curve: namedCurve, type, format }, material) : material).buffer;
  }
  function generateKey(algorithm, extractable, usages) {
    const { name, given } = algorithm;
    if (name === "HMAC" || name === "AES-GCM") {
      allowUsages(name, "secret", usages);
      if (usages.length === 0) throw new DOMException("A key without a usage is of no use.", "SyntaxError");
      if (name === "AES-GCM" && given["length"] === void 0) throw new TypeError("The algorithm needs a length.");
      const length = secretBits(algorithm) ?? 0;
      const material = help("random", String(length / 8));
      if (material.length !== length / 8) throw new DOMException("There are no random values.", "OperationError");
      return makeKey({ type: "secret", extractable, algorithm: describeSecret(algorithm, length), usages, material });
    }
    if (name !== "Ed25519" && name !== "ECDSA") throw unsupported(`Generating a key for ${name}`);
    for (const usage of usages) if (usage !== "verify") allowUsages(name, "private", [usage]);
    const described = { name, ...name === "ECDSA" ? { namedCurve: curveOf(algorithm) } : {} };
    const mine = usagesFor(name, "private", usages);
    if (mine.length === 0) throw new DOMException("A private key without a usage is of no use.", "SyntaxError");
    const pair = JSON.parse(ask("key-pair", { kind: name, curve: described.namedCurve }));
    return {
      privateKey: makeKey({ type: "private", extractable, algorithm: described, usages: mine, material: pair.private }),
      publicKey: makeKey({ type: "public", extractable: true, algorithm: described, usages: usagesFor(name, "public", usages), material: pair.public })
    };
  }
  function secretBits(algorithm) {
    const { name, given } = algorithm;
    if (name === "HKDF" || name === "PBKDF2") return void 0;
    if (name !== "HMAC" && name !== "AES-GCM") throw unsupported(`A secret key for ${name}`);
    const length = given["length"] === void 0 && name === "HMAC" ? BLOCK_BITS.get(hashOf(algorithm)) ?? 0 : integer(given["length"], "length");
    if (name === "AES-GCM" ? length !== 128 && length !== 192 && length !== 256 : length === 0 || length % 8 !== 0 || length > MAX_SECRET_BITS) {
      throw new DOMException(`A key for ${name} cannot have ${length} bits.`, "OperationError");
    }
    return length;
  }
  function base64url(material) {
    return bytesOf(material).toBase64(BASE64URL);
  }
  function bad(message) {
    return new DOMException(message, "DataError");
  }

  // host/cells/guest/web/subtle.ts
  var FORMATS = ["raw", "spki", "pkcs8", "jwk"];
  var INSIDE2 = {};
  var SubtleCrypto = class {
    constructor(inside) {
      if (inside !== INSIDE2) throw new TypeError("Illegal constructor");
    }
    get [Symbol.toStringTag]() {
      return "SubtleCrypto";
    }
    async digest(algorithm, data) {
      const { name } = normalize(algorithm);
      if (!name.startsWith("SHA-")) throw unsupported(`A digest by ${name}`);
      return bytesOf(ask("digest", { hash: name }, "", bytesIn(data, "Data"))).buffer;
    }
    async importKey(format, keyData, algorithm, extractable, keyUsages) {
      return importKey(formatIn(format), keyData, normalize(algorithm), Boolean(extractable), usagesIn(keyUsages));
    }
    async exportKey(format, key) {
      return exportKey(formatIn(format), factsOf(key));
    }
    async generateKey(algorithm, extractable, keyUsages) {
      return generateKey(normalize(algorithm), Boolean(extractable), usagesIn(keyUsages));
    }
    async sign(algorithm, key, data) {
      const [asked, facts, text2] = [normalize(algorithm), factsOf(key), bytesIn(data, "Data")];
      permit(facts, asked, "sign");
      return bytesOf(ask(facts.type === "secret" ? "hmac" : "sign", signing(asked, facts), facts.material, text2)).buffer;
    }
    async verify(algorithm, key, signature, data) {
      const [asked, facts, given, text2] = [normalize(algorithm), factsOf(key), bytesIn(signature, "A signature"), bytesIn(data, "Data")];
      permit(facts, asked, "verify");
      return ask(facts.type === "secret" ? "hmac-verify" : "verify", { ...signing(asked, facts), signature: given }, facts.material, text2) === "1";
    }
    async encrypt(algorithm, key, data) {
      return seal("seal", "encrypt", normalize(algorithm), factsOf(key), bytesIn(data, "Data"));
    }
    async decrypt(algorithm, key, data) {
      return seal("open", "decrypt", normalize(algorithm), factsOf(key), bytesIn(data, "Data"));
    }
    async deriveBits(algorithm, baseKey, length = null) {
      const asked = normalize(algorithm);
      const facts = factsOf(baseKey);
      permit(facts, asked, "deriveBits");
      return bytesOf(derive(asked, facts, length === null ? void 0 : integer(length, "length"))).buffer;
    }
    async deriveKey(algorithm, baseKey, derivedKeyType, extractable, keyUsages) {
      const [asked, derived, usages, facts] = [normalize(algorithm), normalize(derivedKeyType), usagesIn(keyUsages), factsOf(baseKey)];
      permit(facts, asked, "deriveKey");
      return importKey("raw", bytesOf(derive(asked, facts, secretBits(derived))), derived, Boolean(extractable), usages);
    }
    async wrapKey() {
      throw unsupported("wrapKey");
    }
    async unwrapKey() {
      throw unsupported("unwrapKey");
    }
  };
  var subtle = Object.freeze(new SubtleCrypto(INSIDE2));
  function formatIn(format) {
    const found = FORMATS.find((known) => known === String(format));
    if (found === void 0) throw new TypeError(`'${String(format).slice(0, 40)}' is not a key format.`);
    return found;
  }
  function signing(asked, { algorithm: { name, namedCurve, hash } }) {
    if (name === "ECDSA") return { kind: name, curve: namedCurve, hash: hashOf(asked) };
    if (name === "RSA-PSS") return { kind: name, hash, saltLength: integer(asked.given["saltLength"], "saltLength") };
    if (name === "HMAC" || name === "Ed25519" || name === "RSASSA-PKCS1-v1_5") return { kind: name, hash };
    throw unsupported(`A signature by ${name}`);
  }
  function seal(operation, usage, asked, key, data) {
    if (asked.name !== "AES-GCM") throw unsupported(`Encryption by ${asked.name}`);
    const { iv, additionalData, tagLength = 128 } = asked.given;
    const facts = { iv: bytesIn(iv, "iv"), additional: additionalData === void 0 ? "" : bytesIn(additionalData, "additionalData"), tagBytes: integer(tagLength, "tagLength") / 8 };
    permit(key, asked, usage);
    return bytesOf(ask(operation, facts, key.material, data)).buffer;
  }
  function derive(asked, { material }, bits) {
    const { name, given } = asked;
    if (name !== "HKDF" && name !== "PBKDF2") throw unsupported(`Deriving by ${name}`);
    const common = { hash: hashOf(asked), salt: bytesIn(given["salt"], "salt") };
    const facts = name === "HKDF" ? { ...common, info: bytesIn(given["info"], "info") } : { ...common, iterations: integer(given["iterations"], "iterations") };
    if (bits === void 0 || bits % 8 !== 0) throw new DOMException("The length to derive is a multiple of 8 bits.", "OperationError");
    return ask(name.toLowerCase(), { ...facts, length: bits / 8 }, material);
  }

  // host/cells/guest/web/crypto.ts
  var INSIDE3 = {};
  var Crypto = class {
    constructor(inside) {
      if (inside !== INSIDE3) throw new TypeError("Illegal constructor");
    }
    get [Symbol.toStringTag]() {
      return "Crypto";
    }
    get subtle() {
      return subtle;
    }
    getRandomValues(into2) {
      if (into2.byteLength > 65536) throw new RangeError("getRandomValues fills at most 65,536 bytes.");
      new Uint8Array(into2.buffer, into2.byteOffset, into2.byteLength).set(random(into2.byteLength));
      return into2;
    }
    /** RFC 9562, version 4. */
    randomUUID() {
      const bytes = random(16);
      bytes[6] = (bytes[6] ?? 0) & 15 | 64;
      bytes[8] = (bytes[8] ?? 0) & 63 | 128;
      return bytes.toHex().replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
    }
  };
  var crypto = Object.freeze(new Crypto(INSIDE3));
  function random(count2) {
    const bytes = bytesOf(help("random", String(count2)));
    if (bytes.length !== count2) throw new DOMException("There are no random values.", "OperationError");
    return bytes;
  }

  // host/cells/guest/web/structured-clone.ts
  function structuredClone(value) {
    return copy(value, /* @__PURE__ */ new Map());
  }
  function copy(value, seen) {
    if (typeof value === "function" || typeof value === "symbol") throw new DOMException("A function or symbol cannot be cloned.", "DataCloneError");
    if (typeof value !== "object" || value === null) return value;
    if (seen.has(value)) return seen.get(value);
    return into(value, seen);
  }
  function into(value, seen) {
    const keep = (result2) => {
      seen.set(value, result2);
      return result2;
    };
    if (value instanceof Date) return keep(new Date(value.getTime()));
    if (value instanceof RegExp) return keep(new RegExp(value.source, value.flags));
    if (value instanceof ArrayBuffer) return keep(value.slice(0));
    if (ArrayBuffer.isView(value)) return keep(view(value, copy(value.buffer, seen)));
    if (value instanceof Error) return keep(Object.assign(new Error(value.message), { name: value.name, stack: value.stack }));
    if (value instanceof Map) {
      const result2 = keep(/* @__PURE__ */ new Map());
      for (const [key, item] of value) result2.set(copy(key, seen), copy(item, seen));
      return result2;
    }
    if (value instanceof Set) {
      const result2 = keep(/* @__PURE__ */ new Set());
      for (const item of value) result2.add(copy(item, seen));
      return result2;
    }
    const result = keep(Array.isArray(value) ? new Array(value.length) : {});
    for (const key of Object.keys(value)) {
      Object.defineProperty(result, key, { value: copy(Reflect.get(value, key), seen), writable: true, enumerable: true, configurable: true });
    }
    return result;
  }
  function view(value, buffer) {
    if (value instanceof DataView) return new DataView(buffer, value.byteOffset, value.byteLength);
    const typed = value;
    return Reflect.construct(typed.constructor, [buffer, typed.byteOffset, typed.length]);
  }

  // host/cells/guest/web/timers.ts
  var timers = /* @__PURE__ */ new Map();
  var MAX_TIMERS = 1024;
  var lastId = 0;
  function add(callback, milliseconds, repeat, parameters) {
    if (typeof callback !== "function") throw new TypeError("A timer takes a function.");
    if (timers.size >= MAX_TIMERS) throw new RangeError(`A plugin may have ${MAX_TIMERS} timers.`);
    const delay = Math.max(1, Math.min(2 ** 31 - 1, Math.trunc(Number(milliseconds)) || 0));
    const id = ++lastId;
    timers.set(id, { id, at: Date.now() + delay, every: repeat ? delay : void 0, run: () => {
      callback(...parameters);
    } });
    return id;
  }
  function setTimeout2(callback, milliseconds, ...parameters) {
    return add(callback, milliseconds, false, parameters);
  }
  function setInterval(callback, milliseconds, ...parameters) {
    return add(callback, milliseconds, true, parameters);
  }
  function clearTimer(id) {
    timers.delete(Number(id));
  }
  function nextTimer() {
    let at2 = Infinity;
    for (const timer of timers.values()) at2 = Math.min(at2, timer.at);
    return at2 === Infinity ? -1 : Math.max(0, at2 - Date.now());
  }
  function runTimers(failed) {
    const now = Date.now();
    const due = [...timers.values()].filter((timer) => timer.at <= now).sort((a, b) => a.at - b.at || a.id - b.id);
    for (const timer of due) {
      if (!timers.has(timer.id)) continue;
      if (timer.every === void 0) timers.delete(timer.id);
      else timer.at = now + timer.every;
      try {
        timer.run();
      } catch (error) {
        failed(error);
      }
    }
  }

  // host/cells/guest/web/globals.ts
  function log(level, message) {
    request(0, `log.${level}`, JSON.stringify({ message: message.slice(0, 4e3) })).catch(() => {
    });
  }
  function reportFailedTimer(error) {
    log("error", `A timer failed: ${describeError(error).message}`);
  }
  function installGlobals() {
    const started = Date.now();
    const values = {
      AbortController,
      AbortSignal,
      Crypto,
      CryptoKey,
      DOMException,
      Event,
      EventTarget,
      Headers,
      Request,
      Response,
      SubtleCrypto,
      TextDecoder,
      TextEncoder,
      URL,
      URLSearchParams,
      atob,
      btoa,
      crypto,
      setInterval,
      setTimeout: setTimeout2,
      structuredClone,
      clearInterval: clearTimer,
      clearTimeout: clearTimer,
      console: makeConsole(log),
      fetch: (input, init) => fetchFor(0, input, init),
      // Coarse on purpose: a fine clock tells about neighbours.
      performance: { now: () => Date.now() - started, timeOrigin: started },
      queueMicrotask: (callback) => {
        Promise.resolve().then(callback).catch((error) => log("error", describeError(error).message));
      },
      self: globalThis
    };
    for (const [name, value] of Object.entries(values)) Object.defineProperty(globalThis, name, { value, writable: true, configurable: true, enumerable: false });
  }

  // host/cells/guest/main.ts
  captureHelper();
  harden();
  installGlobals();
  var MAX_MESSAGES = 65536;
  function deliver(batch) {
    runTimers(reportFailedTimer);
    for (const message of decodeBatch(batch, MAX_MESSAGES) ?? []) dispatch(message);
  }
  function dispatch(message) {
    if (message.type === "call") start(message);
    else if (message.type === "reply") settle(message);
    else if (message.type === "cancel") {
      cancel(message.id);
      answer(message.id, false, "{}");
    }
  }
  function flush() {
    return `${nextTimer()}
${takeOut()}`;
  }
  Object.defineProperty(globalThis, "__runtime", {
    configurable: true,
    value: { deliver, flush, register: (definition, surface) => register(definition, JSON.parse(surface)) }
  });
})();
