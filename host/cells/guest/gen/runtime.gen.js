// Made by host/cells/guest/gen/generate.ts from host/cells/guest: run npm run gen, do not edit.
"use strict";(()=>{var __create=Object.create;var __defProp=Object.defineProperty;var __getOwnPropDesc=Object.getOwnPropertyDescriptor;var __getOwnPropNames=Object.getOwnPropertyNames;var __getProtoOf=Object.getPrototypeOf,__hasOwnProp=Object.prototype.hasOwnProperty;var __commonJS=(cb,mod)=>function(){try{return mod||(0,cb[__getOwnPropNames(cb)[0]])((mod={exports:{}}).exports,mod),mod.exports}catch(e){throw mod=0,e}};var __export=(target,all)=>{for(var name in all)__defProp(target,name,{get:all[name],enumerable:!0})},__copyProps=(to,from,except,desc)=>{if(from&&typeof from==
"object"||typeof from=="function")for(let key of __getOwnPropNames(from))!__hasOwnProp.call(to,key)&&key!==except&&__defProp(to,key,{get:()=>from[key],enumerable:!(desc=
__getOwnPropDesc(from,key))||desc.enumerable});return to};var __toESM=(mod,isNodeMode,target)=>(target=mod!=null?__create(__getProtoOf(mod)):{},__copyProps(isNodeMode||!mod||!mod.__esModule?__defProp(target,"default",{
value:mod,enumerable:!0}):target,mod));var require_ponyfill=__commonJS({"node_modules/web-streams-polyfill/dist/ponyfill.js"(exports,module){/**
 * @license
 * web-streams-polyfill v4.3.0
 * Copyright 2026 Mattias Buelens, Diwank Singh Tomer and other contributors.
 * This code is released under the MIT license.
 * SPDX-License-Identifier: MIT
 */(function(e,t){typeof exports=="object"&&typeof module<"u"?t(exports):typeof define=="function"&&define.amd?define(["exports"],t):t((e=typeof globalThis<"u"?
globalThis:e||self).WebStreamsPolyfill={})})(exports,function(e){"use strict";function t(){}function r(e2){return typeof e2=="object"&&e2!==null||typeof e2=="fu\
nction"}let o=t;function n(e2,t2){try{Object.defineProperty(e2,"name",{value:t2,configurable:!0})}catch{}}let i=Promise,a=Promise.resolve.bind(i),s=Promise.prototype.
then,l=Promise.reject.bind(i),u=a;function c(e2){return new i(e2)}function d(e2){return c(t2=>t2(e2))}function f(e2){return l(e2)}function b(e2,t2,r2){return s.
call(e2,t2,r2)}function h(e2,t2,r2){b(b(e2,t2,r2),void 0,o)}function _(e2,t2){h(e2,t2)}function m(e2,t2){h(e2,void 0,t2)}function p(e2,t2,r2){return b(e2,t2,r2)}
function y(e2){b(e2,void 0,o)}let S=e2=>{if(typeof queueMicrotask=="function")S=queueMicrotask;else{let e3=d(void 0);S=t2=>b(e3,t2)}return S(e2)};function g(e2,t2,r2){
if(typeof e2!="function")throw new TypeError("Argument is not a function");return Function.prototype.apply.call(e2,t2,r2)}function v(e2,t2,r2){try{return d(g(e2,
t2,r2))}catch(e3){return f(e3)}}class w{constructor(){this._cursor=0,this._size=0,this._front={_elements:[],_next:void 0},this._back=this._front,this._cursor=0,
this._size=0}get length(){return this._size}push(e2){let t2=this._back,r2=t2;t2._elements.length===16383&&(r2={_elements:[],_next:void 0}),t2._elements.push(e2),
r2!==t2&&(this._back=r2,t2._next=r2),++this._size}shift(){let e2=this._front,t2=e2,r2=this._cursor,o2=r2+1,n2=e2._elements,i2=n2[r2];return o2===16384&&(t2=e2._next,
o2=0),--this._size,this._cursor=o2,e2!==t2&&(this._front=t2),n2[r2]=void 0,i2}forEach(e2){let t2=this._cursor,r2=this._front,o2=r2._elements;for(;!(t2===o2.length&&
r2._next===void 0||t2===o2.length&&(r2=r2._next,o2=r2._elements,t2=0,o2.length===0));)e2(o2[t2]),++t2}peek(){let e2=this._front,t2=this._cursor;return e2._elements[t2]}}
let R=Symbol("[[AbortSteps]]"),T=Symbol("[[ErrorSteps]]"),P=Symbol("[[CancelSteps]]"),C=Symbol("[[PullSteps]]"),q=Symbol("[[CanPullSyncSteps]]"),E=Symbol("[[Rel\
easeSteps]]");function W(e2,t2){e2._ownerReadableStream=t2,t2._reader=e2,t2._state==="readable"?k(e2):t2._state==="closed"?(function(e3){k(e3),D(e3)})(e2):A(e2,
t2._storedError)}function B(e2,t2){return Yr(e2._ownerReadableStream,t2)}function O(e2){let t2=e2._ownerReadableStream;t2._state==="readable"?z(e2,new TypeError(
"Reader was released and can no longer be used to monitor the stream's closedness")):(function(e3,t3){A(e3,t3)})(e2,new TypeError("Reader was released and can n\
o longer be used to monitor the stream's closedness")),t2._readableStreamController[E](),t2._reader=void 0,e2._ownerReadableStream=void 0}function j(e2){return new TypeError(
"Cannot "+e2+" a stream using a released reader")}function k(e2){e2._closedPromise=c((t2,r2)=>{e2._closedPromise_resolve=t2,e2._closedPromise_reject=r2})}function A(e2,t2){
k(e2),z(e2,t2)}function z(e2,t2){e2._closedPromise_reject!==void 0&&(y(e2._closedPromise),e2._closedPromise_reject(t2),e2._closedPromise_resolve=void 0,e2._closedPromise_reject=
void 0)}function D(e2){e2._closedPromise_resolve!==void 0&&(e2._closedPromise_resolve(void 0),e2._closedPromise_resolve=void 0,e2._closedPromise_reject=void 0)}
let F=Number.isFinite||function(e2){return typeof e2=="number"&&isFinite(e2)},L=Math.trunc||function(e2){return e2<0?Math.ceil(e2):Math.floor(e2)};function I(e2,t2){
if(e2!==void 0&&typeof(r2=e2)!="object"&&typeof r2!="function")throw new TypeError(`${t2} is not an object.`);var r2}function $(e2,t2){if(typeof e2!="function")
throw new TypeError(`${t2} is not a function.`)}function M(e2,t2){if(!(function(e3){return typeof e3=="object"&&e3!==null||typeof e3=="function"})(e2))throw new TypeError(
`${t2} is not an object.`)}function Y(e2,t2,r2){if(e2===void 0)throw new TypeError(`Parameter ${t2} is required in '${r2}'.`)}function x(e2,t2,r2){if(e2===void 0)
throw new TypeError(`${t2} is required in '${r2}'.`)}function Q(e2){return Number(e2)}function N(e2){return e2===0?0:e2}function H(e2,t2){let r2=Number.MAX_SAFE_INTEGER,
o2=Number(e2);if(o2=N(o2),!F(o2))throw new TypeError(`${t2} is not a finite number`);if(o2=(function(e3){return N(L(e3))})(o2),o2<0||o2>r2)throw new TypeError(`${t2}\
 is outside the accepted range of 0 to ${r2}, inclusive`);return F(o2)&&o2!==0?o2:0}function V(e2,t2){if(!$r(e2))throw new TypeError(`${t2} is not a ReadableStr\
eam.`)}function U(e2){return new ReadableStreamDefaultReader2(e2)}function G(e2,t2){e2._reader._readRequests.push(t2)}function X(e2,t2,r2){let o2=e2._reader._readRequests.
shift();r2?o2._closeSteps():o2._chunkSteps(t2)}function J(e2){return e2._reader._readRequests.length}function K(e2){let t2=e2._reader;return t2!==void 0&&!!te(t2)}
class ReadableStreamDefaultReader2{constructor(e2){if(Y(e2,1,"ReadableStreamDefaultReader"),V(e2,"First parameter"),Mr(e2))throw new TypeError("This stream has \
already been locked for exclusive reading by another reader");W(this,e2),this._readRequests=new w}get closed(){return te(this)?this._closedPromise:f(ie("closed"))}cancel(e2=void 0){
return te(this)?this._ownerReadableStream===void 0?f(j("cancel")):B(this,e2):f(ie("cancel"))}read(){if(!te(this))return f(ie("read"));if(this._ownerReadableStream===
void 0)return f(j("read from"));let e2=oe(this)?new ee:new Z;return re(this,e2),e2._promise}releaseLock(){if(!te(this))throw ie("releaseLock");this._ownerReadableStream!==
void 0&&(function(e2){O(e2);let t2=new TypeError("Reader was released");ne(e2,t2)})(this)}}Object.defineProperties(ReadableStreamDefaultReader2.prototype,{cancel:{
enumerable:!0},read:{enumerable:!0},releaseLock:{enumerable:!0},closed:{enumerable:!0}}),n(ReadableStreamDefaultReader2.prototype.cancel,"cancel"),n(ReadableStreamDefaultReader2.
prototype.read,"read"),n(ReadableStreamDefaultReader2.prototype.releaseLock,"releaseLock"),typeof Symbol.toStringTag=="symbol"&&Object.defineProperty(ReadableStreamDefaultReader2.
prototype,Symbol.toStringTag,{value:"ReadableStreamDefaultReader",configurable:!0});class Z{constructor(){this._promise=c((e2,t2)=>{this._resolvePromise=e2,this.
_rejectPromise=t2})}_chunkSteps(e2){this._resolvePromise({value:e2,done:!1})}_closeSteps(){this._resolvePromise({value:void 0,done:!0})}_errorSteps(e2){this._rejectPromise(
e2)}}class ee{constructor(){this._promise=void 0}_chunkSteps(e2){this._promise=u({value:e2,done:!1})}_closeSteps(){this._promise=u({value:void 0,done:!0})}_errorSteps(e2){
this._promise=f(e2)}}function te(e2){return!!r(e2)&&!!Object.prototype.hasOwnProperty.call(e2,"_readRequests")&&e2 instanceof ReadableStreamDefaultReader2}function re(e2,t2){
let r2=e2._ownerReadableStream;r2._disturbed=!0,r2._state==="closed"?t2._closeSteps():r2._state==="errored"?t2._errorSteps(r2._storedError):r2._readableStreamController[C](
t2)}function oe(e2){let t2=e2._ownerReadableStream;return t2._state==="closed"||t2._state==="errored"||t2._readableStreamController[q]()}function ne(e2,t2){let r2=e2.
_readRequests;e2._readRequests=new w,r2.forEach(e3=>{e3._errorSteps(t2)})}function ie(e2){return new TypeError(`ReadableStreamDefaultReader.prototype.${e2} can \
only be used on a ReadableStreamDefaultReader`)}var ae,se,le;function ue(e2){return e2.slice()}function ce(e2,t2,r2,o2,n2){new Uint8Array(e2).set(new Uint8Array(
r2,o2,n2),t2)}let de=e2=>(de=typeof e2.transfer=="function"?e3=>e3.transfer():typeof structuredClone=="function"?e3=>structuredClone(e3,{transfer:[e3]}):e3=>e3,
de(e2)),fe=e2=>(fe=typeof e2.detached=="boolean"?e3=>e3.detached:e3=>e3.byteLength===0,fe(e2));function be(e2,t2,r2){if(e2.slice)return e2.slice(t2,r2);let o2=r2-
t2,n2=new ArrayBuffer(o2);return ce(n2,0,e2,t2,o2),n2}function he(e2,t2){let r2=e2[t2];if(r2!=null){if(typeof r2!="function")throw new TypeError(`${String(t2)} \
is not a function`);return r2}}function _e(e2){try{let t2=e2.done,r2=e2.value;return b(u(r2),e3=>({done:t2,value:e3}))}catch(e3){return f(e3)}}let me=(le=(ae=Symbol.
asyncIterator)!==null&&ae!==void 0?ae:(se=Symbol.for)===null||se===void 0?void 0:se.call(Symbol,"Symbol.asyncIterator"))!==null&&le!==void 0?le:"@@asyncIterator";
function pe(e2,t2="sync",o2){if(o2===void 0)if(t2==="async"){if((o2=he(e2,me))===void 0)return(function(e3){let t3={next(){let t4;try{t4=ye(e3)}catch(e4){return f(
e4)}return _e(t4)},return(t4){let o3;try{let r2=he(e3.iterator,"return");if(r2===void 0)return d({done:!0,value:t4});o3=g(r2,e3.iterator,[t4])}catch(e4){return f(
e4)}return r(o3)?_e(o3):f(new TypeError("The iterator.return() method must return an object"))}};return{iterator:t3,nextMethod:t3.next,done:!1}})(pe(e2,"sync",he(
e2,Symbol.iterator)))}else o2=he(e2,Symbol.iterator);if(o2===void 0)throw new TypeError("The object is not iterable");let n2=g(o2,e2,[]);if(!r(n2))throw new TypeError(
"The iterator method must return an object");return{iterator:n2,nextMethod:n2.next,done:!1}}function ye(e2){let t2=g(e2.nextMethod,e2.iterator,[]);if(!r(t2))throw new TypeError(
"The iterator.next() method must return an object");return t2}class Se{constructor(e2,t2){this._ongoingPromise=void 0,this._isFinished=!1,this._reader=e2,this._preventCancel=
t2}next(){let e2=()=>this._nextSteps();return this._ongoingPromise=this._ongoingPromise?p(this._ongoingPromise,e2,e2):e2(),this._ongoingPromise}return(e2){let t2=()=>this.
_returnSteps(e2);return this._ongoingPromise=this._ongoingPromise?p(this._ongoingPromise,t2,t2):t2(),this._ongoingPromise}_nextSteps(){if(this._isFinished)return Promise.
resolve({value:void 0,done:!0});let e2=this._reader,t2=new ge(this);return re(e2,t2),t2._promise}_returnSteps(e2){if(this._isFinished)return Promise.resolve({value:e2,
done:!0});this._isFinished=!0;let t2=this._reader;if(!this._preventCancel){let r2=B(t2,e2);return O(t2),p(r2,()=>({value:e2,done:!0}))}return O(t2),d({value:e2,
done:!0})}}class ge{constructor(e2){this._iterator=e2,this._promise=c((e3,t2)=>{this._resolvePromise=e3,this._rejectPromise=t2})}_chunkSteps(e2){this._iterator.
_ongoingPromise=void 0,S(()=>this._resolvePromise({value:e2,done:!1}))}_closeSteps(){let e2=this._iterator;e2._ongoingPromise=void 0,e2._isFinished=!0,O(e2._reader),
this._resolvePromise({value:void 0,done:!0})}_errorSteps(e2){let t2=this._iterator;t2._ongoingPromise=void 0,t2._isFinished=!0,O(t2._reader),this._rejectPromise(
e2)}}let ve={next(){return we(this)?this._asyncIteratorImpl.next():f(Re("next"))},return(e2){return we(this)?this._asyncIteratorImpl.return(e2):f(Re("return"))},
[me](){return this}};function we(e2){if(!r(e2)||!Object.prototype.hasOwnProperty.call(e2,"_asyncIteratorImpl"))return!1;try{return e2._asyncIteratorImpl instanceof
Se}catch{return!1}}function Re(e2){return new TypeError(`ReadableStreamAsyncIterator.${e2} can only be used on a ReadableSteamAsyncIterator`)}Object.defineProperty(
ve,me,{enumerable:!1});let Te=Number.isNaN||function(e2){return e2!=e2};function Pe(e2){let t2=be(e2.buffer,e2.byteOffset,e2.byteOffset+e2.byteLength);return new Uint8Array(
t2)}function Ce(e2){let t2=e2._queue.shift();return e2._queueTotalSize-=t2.size,e2._queueTotalSize<0&&(e2._queueTotalSize=0),t2.value}function qe(e2,t2,r2){if(typeof(o2=
r2)!="number"||Te(o2)||o2<0||r2===1/0)throw new RangeError("Size must be a finite, non-NaN, non-negative number.");var o2;e2._queue.push({value:t2,size:r2}),e2.
_queueTotalSize+=r2}function Ee(e2){e2._queue=new w,e2._queueTotalSize=0}function We(e2){return e2===DataView}function Be(e2){return We(e2)?1:e2.BYTES_PER_ELEMENT}
class ReadableStreamBYOBRequest2{constructor(){throw new TypeError("Illegal constructor")}get view(){if(!je(this))throw nt("view");return this._view}respond(e2){
if(!je(this))throw nt("respond");if(Y(e2,1,"respond"),e2=H(e2,"First parameter"),this._associatedReadableByteStreamController===void 0)throw new TypeError("This\
 BYOB request has been invalidated");if(fe(this._view.buffer))throw new TypeError("The BYOB request's buffer has been detached and so cannot be used as a respon\
se");tt(this._associatedReadableByteStreamController,e2)}respondWithNewView(e2){if(!je(this))throw nt("respondWithNewView");if(Y(e2,1,"respondWithNewView"),!ArrayBuffer.
isView(e2))throw new TypeError("You can only respond with array buffer views");if(this._associatedReadableByteStreamController===void 0)throw new TypeError("Thi\
s BYOB request has been invalidated");if(fe(e2.buffer))throw new TypeError("The given view's buffer has been detached and so cannot be used as a response");rt(this.
_associatedReadableByteStreamController,e2)}}Object.defineProperties(ReadableStreamBYOBRequest2.prototype,{respond:{enumerable:!0},respondWithNewView:{enumerable:!0},
view:{enumerable:!0}}),n(ReadableStreamBYOBRequest2.prototype.respond,"respond"),n(ReadableStreamBYOBRequest2.prototype.respondWithNewView,"respondWithNewView"),
typeof Symbol.toStringTag=="symbol"&&Object.defineProperty(ReadableStreamBYOBRequest2.prototype,Symbol.toStringTag,{value:"ReadableStreamBYOBRequest",configurable:!0});
class ReadableByteStreamController2{constructor(){throw new TypeError("Illegal constructor")}get byobRequest(){if(!Oe(this))throw it("byobRequest");return Ze(this)}get desiredSize(){
if(!Oe(this))throw it("desiredSize");return et(this)}close(){if(!Oe(this))throw it("close");if(this._closeRequested)throw new TypeError("The stream has already \
been closed; do not close it again!");let e2=this._controlledReadableByteStream._state;if(e2!=="readable")throw new TypeError(`The stream (in ${e2} state) is no\
t in the readable state and cannot be closed`);Ge(this)}enqueue(e2){if(!Oe(this))throw it("enqueue");if(Y(e2,1,"enqueue"),!ArrayBuffer.isView(e2))throw new TypeError(
"chunk must be an array buffer view");if(e2.byteLength===0)throw new TypeError("chunk must have non-zero byteLength");if(e2.buffer.byteLength===0)throw new TypeError(
"chunk's buffer must have non-zero byteLength");if(this._closeRequested)throw new TypeError("stream is closed or draining");let t2=this._controlledReadableByteStream.
_state;if(t2!=="readable")throw new TypeError(`The stream (in ${t2} state) is not in the readable state and cannot be enqueued to`);Xe(this,e2)}error(e2=void 0){
if(!Oe(this))throw it("error");Je(this,e2)}[P](e2){Ae(this),Ee(this);let t2=this._cancelAlgorithm(e2);return Ue(this),t2}[C](e2){let t2=this._controlledReadableByteStream;
if(this._queueTotalSize>0)return void Ke(this,e2);let r2=this._autoAllocateChunkSize;if(r2!==void 0){let t3;try{t3=new ArrayBuffer(r2)}catch(t4){return void e2.
_errorSteps(t4)}let o2={buffer:t3,bufferByteLength:r2,byteOffset:0,byteLength:r2,bytesFilled:0,minimumFill:1,elementSize:1,viewConstructor:Uint8Array,readerType:"\
default"};this._pendingPullIntos.push(o2)}G(t2,e2),ke(this)}[q](){return this._queueTotalSize>0}[E](){if(this._pendingPullIntos.length>0){let e2=this._pendingPullIntos.
peek();e2.readerType="none",this._pendingPullIntos=new w,this._pendingPullIntos.push(e2)}}}function Oe(e2){return!!r(e2)&&!!Object.prototype.hasOwnProperty.call(
e2,"_controlledReadableByteStream")&&e2 instanceof ReadableByteStreamController2}function je(e2){return!!r(e2)&&!!Object.prototype.hasOwnProperty.call(e2,"_asso\
ciatedReadableByteStreamController")&&e2 instanceof ReadableStreamBYOBRequest2}function ke(e2){if((function(e3){let t3=e3._controlledReadableByteStream;return t3.
_state!=="readable"||e3._closeRequested||!e3._started?!1:!!(K(t3)&&J(t3)>0||ct(t3)&&ut(t3)>0||et(e3)>0)})(e2)){if(e2._pulling)return void(e2._pullAgain=!0);e2._pulling=
!0,h(e2._pullAlgorithm(),()=>(e2._pulling=!1,e2._pullAgain&&(e2._pullAgain=!1,ke(e2)),null),t3=>(Je(e2,t3),null))}}function Ae(e2){Qe(e2),e2._pendingPullIntos=new w}
function ze(e2,t2){let r2=!1;e2._state==="closed"&&(r2=!0);let o2=Fe(t2);t2.readerType==="default"?X(e2,o2,r2):(function(e3,t3,r3){let o3=e3._reader,n2=o3._readIntoRequests.
shift();r3?n2._closeSteps(t3):n2._chunkSteps(t3)})(e2,o2,r2)}function De(e2,t2){for(let r2=0;r2<t2.length;++r2)ze(e2,t2[r2])}function Fe(e2){let t2=e2.bytesFilled,
r2=e2.elementSize;return new e2.viewConstructor(e2.buffer,e2.byteOffset,t2/r2)}function Le(e2,t2,r2,o2){e2._queue.push({buffer:t2,byteOffset:r2,byteLength:o2}),
e2._queueTotalSize+=o2}function Ie(e2,t2,r2,o2){let n2;try{n2=be(t2,r2,r2+o2)}catch(t3){throw Je(e2,t3),t3}Le(e2,n2,0,o2)}function $e(e2,t2){t2.bytesFilled>0&&Ie(
e2,t2.buffer,t2.byteOffset,t2.bytesFilled),Ve(e2)}function Me(e2,t2){let r2=Math.min(e2._queueTotalSize,t2.byteLength-t2.bytesFilled),o2=t2.bytesFilled+r2,n2=r2,
i2=!1,a2=o2-o2%t2.elementSize;a2>=t2.minimumFill&&(n2=a2-t2.bytesFilled,i2=!0);let s2=e2._queue;for(;n2>0;){let r3=s2.peek(),o3=Math.min(n2,r3.byteLength),i3=t2.
byteOffset+t2.bytesFilled;ce(t2.buffer,i3,r3.buffer,r3.byteOffset,o3),r3.byteLength===o3?s2.shift():(r3.byteOffset+=o3,r3.byteLength-=o3),e2._queueTotalSize-=o3,
Ye(e2,o3,t2),n2-=o3}return i2}function Ye(e2,t2,r2){r2.bytesFilled+=t2}function xe(e2){e2._queueTotalSize===0&&e2._closeRequested?(Ue(e2),xr(e2._controlledReadableByteStream)):
ke(e2)}function Qe(e2){e2._byobRequest!==null&&(e2._byobRequest._associatedReadableByteStreamController=void 0,e2._byobRequest._view=null,e2._byobRequest=null)}
function Ne(e2){let t2=[];for(;e2._pendingPullIntos.length>0&&e2._queueTotalSize!==0;){let r2=e2._pendingPullIntos.peek();Me(e2,r2)&&(Ve(e2),t2.push(r2))}return t2}
function He(e2,t2){let r2=e2._pendingPullIntos.peek();Qe(e2),e2._controlledReadableByteStream._state==="closed"?(function(e3,t3){t3.readerType==="none"&&Ve(e3);
let r3=e3._controlledReadableByteStream;if(ct(r3)){let t4=[];for(;t4.length<ut(r3);)t4.push(Ve(e3));De(r3,t4)}})(e2,r2):(function(e3,t3,r3){if(Ye(0,t3,r3),r3.readerType===
"none"){$e(e3,r3);let t4=Ne(e3);return void De(e3._controlledReadableByteStream,t4)}if(r3.bytesFilled<r3.minimumFill)return;Ve(e3);let o2=r3.bytesFilled%r3.elementSize;
if(o2>0){let t4=r3.byteOffset+r3.bytesFilled;Ie(e3,r3.buffer,t4-o2,o2)}r3.bytesFilled-=o2;let n2=Ne(e3);ze(e3._controlledReadableByteStream,r3),De(e3._controlledReadableByteStream,
n2)})(e2,t2,r2),ke(e2)}function Ve(e2){return e2._pendingPullIntos.shift()}function Ue(e2){e2._pullAlgorithm=void 0,e2._cancelAlgorithm=void 0}function Ge(e2){let t2=e2.
_controlledReadableByteStream;if(!e2._closeRequested&&t2._state==="readable")if(e2._queueTotalSize>0)e2._closeRequested=!0;else{if(e2._pendingPullIntos.length>0){
let t3=e2._pendingPullIntos.peek();if(t3.bytesFilled%t3.elementSize!==0){let t4=new TypeError("Insufficient bytes to fill elements in the given buffer");throw Je(
e2,t4),t4}}Ue(e2),xr(t2)}}function Xe(e2,t2){let r2=e2._controlledReadableByteStream;if(e2._closeRequested||r2._state!=="readable")return;let{buffer:o2,byteOffset:n2,
byteLength:i2}=t2;if(fe(o2))throw new TypeError("chunk's buffer is detached and so cannot be enqueued");let a2=de(o2);if(e2._pendingPullIntos.length>0){let t3=e2.
_pendingPullIntos.peek();if(fe(t3.buffer))throw new TypeError("The BYOB request's buffer has been detached and so cannot be filled with an enqueued chunk");Qe(e2),
t3.buffer=de(t3.buffer),t3.readerType==="none"&&$e(e2,t3)}K(r2)?((function(e3){let t3=e3._controlledReadableByteStream._reader;for(;t3._readRequests.length>0;){
if(e3._queueTotalSize===0)return;Ke(e3,t3._readRequests.shift())}})(e2),J(r2)===0?Le(e2,a2,n2,i2):(e2._pendingPullIntos.length>0&&Ve(e2),X(r2,new Uint8Array(a2,
n2,i2),!1))):ct(r2)?(Le(e2,a2,n2,i2),De(r2,Ne(e2))):Le(e2,a2,n2,i2),ke(e2)}function Je(e2,t2){let r2=e2._controlledReadableByteStream;r2._state==="readable"&&(Ae(
e2),Ee(e2),Ue(e2),Qr(r2,t2))}function Ke(e2,t2){let r2=e2._queue.shift();e2._queueTotalSize-=r2.byteLength,xe(e2);let o2=new Uint8Array(r2.buffer,r2.byteOffset,
r2.byteLength);t2._chunkSteps(o2)}function Ze(e2){if(e2._byobRequest===null&&e2._pendingPullIntos.length>0){let t2=e2._pendingPullIntos.peek(),r2=new Uint8Array(
t2.buffer,t2.byteOffset+t2.bytesFilled,t2.byteLength-t2.bytesFilled),o2=Object.create(ReadableStreamBYOBRequest2.prototype);(function(e3,t3,r3){e3._associatedReadableByteStreamController=
t3,e3._view=r3})(o2,e2,r2),e2._byobRequest=o2}return e2._byobRequest}function et(e2){let t2=e2._controlledReadableByteStream._state;return t2==="errored"?null:t2===
"closed"?0:e2._strategyHWM-e2._queueTotalSize}function tt(e2,t2){let r2=e2._pendingPullIntos.peek();if(e2._controlledReadableByteStream._state==="closed"){if(t2!==
0)throw new TypeError("bytesWritten must be 0 when calling respond() on a closed stream")}else{if(t2===0)throw new TypeError("bytesWritten must be greater than \
0 when calling respond() on a readable stream");if(r2.bytesFilled+t2>r2.byteLength)throw new RangeError("bytesWritten out of range")}r2.buffer=de(r2.buffer),He(
e2,t2)}function rt(e2,t2){let r2=e2._pendingPullIntos.peek();if(e2._controlledReadableByteStream._state==="closed"){if(t2.byteLength!==0)throw new TypeError("Th\
e view's length must be 0 when calling respondWithNewView() on a closed stream")}else if(t2.byteLength===0)throw new TypeError("The view's length must be greate\
r than 0 when calling respondWithNewView() on a readable stream");if(r2.byteOffset+r2.bytesFilled!==t2.byteOffset)throw new RangeError("The region specified by \
view does not match byobRequest");if(r2.bufferByteLength!==t2.buffer.byteLength)throw new RangeError("The buffer of view has different capacity than byobRequest");
if(r2.bytesFilled+t2.byteLength>r2.byteLength)throw new RangeError("The region specified by view is larger than byobRequest");let o2=t2.byteLength;r2.buffer=de(
t2.buffer),He(e2,o2)}function ot(e2,t2,r2,o2,n2,i2,a2){t2._controlledReadableByteStream=e2,t2._pullAgain=!1,t2._pulling=!1,t2._byobRequest=null,t2._queue=t2._queueTotalSize=
void 0,Ee(t2),t2._closeRequested=!1,t2._started=!1,t2._strategyHWM=i2,t2._pullAlgorithm=o2,t2._cancelAlgorithm=n2,t2._autoAllocateChunkSize=a2,t2._pendingPullIntos=
new w,e2._readableStreamController=t2,h(d(r2()),()=>(t2._started=!0,ke(t2),null),e3=>(Je(t2,e3),null))}function nt(e2){return new TypeError(`ReadableStreamBYOBR\
equest.prototype.${e2} can only be used on a ReadableStreamBYOBRequest`)}function it(e2){return new TypeError(`ReadableByteStreamController.prototype.${e2} can \
only be used on a ReadableByteStreamController`)}function at3(e2,t2){if((e2=`${e2}`)!="byob")throw new TypeError(`${t2} '${e2}' is not a valid enumeration value\
 for ReadableStreamReaderMode`);return e2}function st(e2){return new ReadableStreamBYOBReader2(e2)}function lt(e2,t2){e2._reader._readIntoRequests.push(t2)}function ut(e2){
return e2._reader._readIntoRequests.length}function ct(e2){let t2=e2._reader;return t2!==void 0&&!!bt(t2)}Object.defineProperties(ReadableByteStreamController2.
prototype,{close:{enumerable:!0},enqueue:{enumerable:!0},error:{enumerable:!0},byobRequest:{enumerable:!0},desiredSize:{enumerable:!0}}),n(ReadableByteStreamController2.
prototype.close,"close"),n(ReadableByteStreamController2.prototype.enqueue,"enqueue"),n(ReadableByteStreamController2.prototype.error,"error"),typeof Symbol.toStringTag==
"symbol"&&Object.defineProperty(ReadableByteStreamController2.prototype,Symbol.toStringTag,{value:"ReadableByteStreamController",configurable:!0});class ReadableStreamBYOBReader2{constructor(e2){
if(Y(e2,1,"ReadableStreamBYOBReader"),V(e2,"First parameter"),Mr(e2))throw new TypeError("This stream has already been locked for exclusive reading by another r\
eader");if(!Oe(e2._readableStreamController))throw new TypeError("Cannot construct a ReadableStreamBYOBReader for a stream not constructed with a byte source");
W(this,e2),this._readIntoRequests=new w}get closed(){return bt(this)?this._closedPromise:f(mt("closed"))}cancel(e2=void 0){return bt(this)?this._ownerReadableStream===
void 0?f(j("cancel")):B(this,e2):f(mt("cancel"))}read(e2,t2={}){if(!bt(this))return f(mt("read"));if(!ArrayBuffer.isView(e2))return f(new TypeError("view must b\
e an array buffer view"));if(e2.byteLength===0)return f(new TypeError("view must have non-zero byteLength"));if(e2.buffer.byteLength===0)return f(new TypeError(
"view's buffer must have non-zero byteLength"));if(fe(e2.buffer))return f(new TypeError("view's buffer has been detached"));let r2;try{r2=(function(e3,t3){var r3;
return I(e3,t3),{min:H((r3=e3?.min)!==null&&r3!==void 0?r3:1,`${t3} has member 'min' that`)}})(t2,"options")}catch(e3){return f(e3)}let o2=r2.min;if(o2===0)return f(
new TypeError("options.min must be greater than 0"));if((function(e3){return We(e3.constructor)})(e2)){if(o2>e2.byteLength)return f(new RangeError("options.min \
must be less than or equal to view's byteLength"))}else if(o2>e2.length)return f(new RangeError("options.min must be less than or equal to view's length"));if(this.
_ownerReadableStream===void 0)return f(j("read from"));let n2=(function(e3,t3,r3){let o3=e3._ownerReadableStream;return o3._state==="errored"||(function(e4,t4,r4){
let o4=e4._controlledReadableByteStream,n3=Be(t4.constructor),{byteLength:i2}=t4,a2=r4*n3;return!(e4._pendingPullIntos.length>0)&&(o4._state==="closed"||e4._queueTotalSize>=
a2)})(o3._readableStreamController,t3,r3)})(this,e2,o2)?new ft:new dt;return ht(this,e2,o2,n2),n2._promise}releaseLock(){if(!bt(this))throw mt("releaseLock");this.
_ownerReadableStream!==void 0&&(function(e2){O(e2);let t2=new TypeError("Reader was released");_t(e2,t2)})(this)}}Object.defineProperties(ReadableStreamBYOBReader2.
prototype,{cancel:{enumerable:!0},read:{enumerable:!0},releaseLock:{enumerable:!0},closed:{enumerable:!0}}),n(ReadableStreamBYOBReader2.prototype.cancel,"cancel"),
n(ReadableStreamBYOBReader2.prototype.read,"read"),n(ReadableStreamBYOBReader2.prototype.releaseLock,"releaseLock"),typeof Symbol.toStringTag=="symbol"&&Object.
defineProperty(ReadableStreamBYOBReader2.prototype,Symbol.toStringTag,{value:"ReadableStreamBYOBReader",configurable:!0});class dt{constructor(){this._promise=c(
(e2,t2)=>{this._resolvePromise=e2,this._rejectPromise=t2})}_chunkSteps(e2){this._resolvePromise({value:e2,done:!1})}_closeSteps(e2){this._resolvePromise({value:e2,
done:!0})}_errorSteps(e2){this._rejectPromise(e2)}}class ft{constructor(){this._promise=void 0}_chunkSteps(e2){this._promise=u({value:e2,done:!1})}_closeSteps(e2){
this._promise=u({value:e2,done:!0})}_errorSteps(e2){this._promise=f(e2)}}function bt(e2){return!!r(e2)&&!!Object.prototype.hasOwnProperty.call(e2,"_readIntoRequ\
ests")&&e2 instanceof ReadableStreamBYOBReader2}function ht(e2,t2,r2,o2){let n2=e2._ownerReadableStream;n2._disturbed=!0,n2._state==="errored"?o2._errorSteps(n2.
_storedError):(function(e3,t3,r3,o3){let n3=e3._controlledReadableByteStream,i2=t3.constructor,a2=Be(i2),{byteOffset:s2,byteLength:l2}=t3,u2=r3*a2,c2;try{c2=de(
t3.buffer)}catch(e4){return void o3._errorSteps(e4)}let d2={buffer:c2,bufferByteLength:c2.byteLength,byteOffset:s2,byteLength:l2,bytesFilled:0,minimumFill:u2,elementSize:a2,
viewConstructor:i2,readerType:"byob"};if(e3._pendingPullIntos.length>0)return e3._pendingPullIntos.push(d2),void lt(n3,o3);if(n3._state==="closed"){let e4=new i2(
d2.buffer,d2.byteOffset,0);return void o3._closeSteps(e4)}if(e3._queueTotalSize>0){if(Me(e3,d2)){let t4=Fe(d2);return xe(e3),void o3._chunkSteps(t4)}if(e3._closeRequested){
let t4=new TypeError("Insufficient bytes to fill elements in the given buffer");return Je(e3,t4),void o3._errorSteps(t4)}}e3._pendingPullIntos.push(d2),lt(n3,o3),
ke(e3)})(n2._readableStreamController,t2,r2,o2)}function _t(e2,t2){let r2=e2._readIntoRequests;e2._readIntoRequests=new w,r2.forEach(e3=>{e3._errorSteps(t2)})}function mt(e2){
return new TypeError(`ReadableStreamBYOBReader.prototype.${e2} can only be used on a ReadableStreamBYOBReader`)}function pt(e2,t2){let{highWaterMark:r2}=e2;if(r2===
void 0)return t2;if(Te(r2)||r2<0)throw new RangeError("Invalid highWaterMark");return r2}function yt(e2){let{size:t2}=e2;return t2||(()=>1)}function St(e2,t2){I(
e2,t2);let r2=e2?.highWaterMark,o2=e2?.size;return{highWaterMark:r2===void 0?void 0:Q(r2),size:o2===void 0?void 0:gt(o2,`${t2} has member 'size' that`)}}function gt(e2,t2){
return $(e2,t2),t3=>Q(e2(t3))}function vt(e2,t2,r2){return $(e2,r2),r3=>v(e2,t2,[r3])}function wt(e2,t2,r2){return $(e2,r2),()=>v(e2,t2,[])}function Rt(e2,t2,r2){
return $(e2,r2),r3=>g(e2,t2,[r3])}function Tt(e2,t2,r2){return $(e2,r2),(r3,o2)=>v(e2,t2,[r3,o2])}function Pt(e2,t2){if(!Et(e2))throw new TypeError(`${t2} is no\
t a WritableStream.`)}class WritableStream2{constructor(e2={},t2={}){e2===void 0?e2=null:M(e2,"First parameter");let r2=St(t2,"Second parameter"),o2=(function(e3,t3){
I(e3,t3);let r3=e3?.abort,o3=e3?.close,n3=e3?.start,i2=e3?.type,a2=e3?.write;return{abort:r3===void 0?void 0:vt(r3,e3,`${t3} has member 'abort' that`),close:o3===
void 0?void 0:wt(o3,e3,`${t3} has member 'close' that`),start:n3===void 0?void 0:Rt(n3,e3,`${t3} has member 'start' that`),write:a2===void 0?void 0:Tt(a2,e3,`${t3}\
 has member 'write' that`),type:i2}})(e2,"First parameter");if(qt(this),o2.type!==void 0)throw new RangeError("Invalid type is specified");let n2=yt(r2);(function(e3,t3,r3,o3){
let n3=Object.create(WritableStreamDefaultController2.prototype),i2,a2,s2,l2;i2=t3.start!==void 0?()=>t3.start(n3):()=>{},a2=t3.write!==void 0?e4=>t3.write(e4,n3):
()=>d(void 0),s2=t3.close!==void 0?()=>t3.close():()=>d(void 0),l2=t3.abort!==void 0?e4=>t3.abort(e4):()=>d(void 0),Ht(e3,n3,i2,a2,s2,l2,r3,o3)})(this,o2,pt(r2,
1),n2)}get locked(){if(!Et(this))throw Zt("locked");return Wt(this)}abort(e2=void 0){return Et(this)?Wt(this)?f(new TypeError("Cannot abort a stream that alread\
y has a writer")):Bt(this,e2):f(Zt("abort"))}close(){return Et(this)?Wt(this)?f(new TypeError("Cannot close a stream that already has a writer")):zt(this)?f(new TypeError(
"Cannot close an already-closing stream")):Ot(this):f(Zt("close"))}getWriter(){if(!Et(this))throw Zt("getWriter");return Ct(this)}}function Ct(e2){return new WritableStreamDefaultWriter2(
e2)}function qt(e2){e2._state="writable",e2._storedError=void 0,e2._writer=void 0,e2._writableStreamController=void 0,e2._writeRequests=new w,e2._inFlightWriteRequest=
void 0,e2._closeRequest=void 0,e2._inFlightCloseRequest=void 0,e2._pendingAbortRequest=void 0,e2._backpressure=!1}function Et(e2){return!!r(e2)&&!!Object.prototype.
hasOwnProperty.call(e2,"_writableStreamController")&&e2 instanceof WritableStream2}function Wt(e2){return e2._writer!==void 0}function Bt(e2,t2){var r2;if(e2._state===
"closed"||e2._state==="errored")return d(void 0);e2._writableStreamController._abortReason=t2,(r2=e2._writableStreamController._abortController)===null||r2===void 0||
r2.abort(t2);let o2=e2._state;if(o2==="closed"||o2==="errored")return d(void 0);if(e2._pendingAbortRequest!==void 0)return e2._pendingAbortRequest._promise;let n2=!1;
o2==="erroring"&&(n2=!0,t2=void 0);let i2=c((r3,o3)=>{e2._pendingAbortRequest={_promise:void 0,_resolve:r3,_reject:o3,_reason:t2,_wasAlreadyErroring:n2}});return e2.
_pendingAbortRequest._promise=i2,n2||kt(e2,t2),i2}function Ot(e2){let t2=e2._state;if(t2==="closed"||t2==="errored")return f(new TypeError(`The stream (in ${t2}\
 state) is not in the writable state and cannot be closed`));let r2=c((t3,r3)=>{let o3={_resolve:t3,_reject:r3};e2._closeRequest=o3}),o2=e2._writer;var n2;return o2!==
void 0&&e2._backpressure&&t2==="writable"&&dr(o2),qe(n2=e2._writableStreamController,Qt,0),Gt(n2),r2}function jt(e2,t2){e2._state!=="writable"?At(e2):kt(e2,t2)}
function kt(e2,t2){let r2=e2._writableStreamController;e2._state="erroring",e2._storedError=t2;let o2=e2._writer;o2!==void 0&&Mt(o2,t2),!(function(e3){return!(e3.
_inFlightWriteRequest===void 0&&e3._inFlightCloseRequest===void 0)})(e2)&&r2._started&&At(e2)}function At(e2){e2._state="errored",e2._writableStreamController[T]();
let t2=e2._storedError;if(e2._writeRequests.forEach(e3=>{e3._reject(t2)}),e2._writeRequests=new w,e2._pendingAbortRequest===void 0)return void Dt(e2);let r2=e2.
_pendingAbortRequest;if(e2._pendingAbortRequest=void 0,r2._wasAlreadyErroring)return r2._reject(t2),void Dt(e2);h(e2._writableStreamController[R](r2._reason),()=>(r2.
_resolve(),Dt(e2),null),t3=>(r2._reject(t3),Dt(e2),null))}function zt(e2){return e2._closeRequest!==void 0||e2._inFlightCloseRequest!==void 0}function Dt(e2){e2.
_closeRequest!==void 0&&(e2._closeRequest._reject(e2._storedError),e2._closeRequest=void 0);let t2=e2._writer;t2!==void 0&&ir(t2,e2._storedError)}function Ft(e2,t2){
let r2=e2._writer;r2!==void 0&&t2!==e2._backpressure&&(t2?(function(e3){sr(e3)})(r2):dr(r2)),e2._backpressure=t2}Object.defineProperties(WritableStream2.prototype,
{abort:{enumerable:!0},close:{enumerable:!0},getWriter:{enumerable:!0},locked:{enumerable:!0}}),n(WritableStream2.prototype.abort,"abort"),n(WritableStream2.prototype.
close,"close"),n(WritableStream2.prototype.getWriter,"getWriter"),typeof Symbol.toStringTag=="symbol"&&Object.defineProperty(WritableStream2.prototype,Symbol.toStringTag,
{value:"WritableStream",configurable:!0});class WritableStreamDefaultWriter2{constructor(e2){if(Y(e2,1,"WritableStreamDefaultWriter"),Pt(e2,"First parameter"),Wt(
e2))throw new TypeError("This stream has already been locked for exclusive writing by another writer");this._ownerWritableStream=e2,e2._writer=this;let t2=e2._state;
if(t2==="writable")!zt(e2)&&e2._backpressure?sr(this):ur(this),or(this);else if(t2==="erroring")lr(this,e2._storedError),or(this);else if(t2==="closed")ur(this),
or(r2=this),ar(r2);else{let t3=e2._storedError;lr(this,t3),nr(this,t3)}var r2}get closed(){return Lt(this)?this._closedPromise:f(tr("closed"))}get desiredSize(){
if(!Lt(this))throw tr("desiredSize");if(this._ownerWritableStream===void 0)throw rr("desiredSize");return(function(e2){let t2=e2._ownerWritableStream,r2=t2._state;
return r2==="errored"||r2==="erroring"?null:r2==="closed"?0:Ut(t2._writableStreamController)})(this)}get ready(){return Lt(this)?this._readyPromise:f(tr("ready"))}abort(e2=void 0){
return Lt(this)?this._ownerWritableStream===void 0?f(rr("abort")):(function(e3,t2){return Bt(e3._ownerWritableStream,t2)})(this,e2):f(tr("abort"))}close(){if(!Lt(
this))return f(tr("close"));let e2=this._ownerWritableStream;return e2===void 0?f(rr("close")):zt(e2)?f(new TypeError("Cannot close an already-closing stream")):
It(this)}releaseLock(){if(!Lt(this))throw tr("releaseLock");this._ownerWritableStream!==void 0&&Yt(this)}write(e2=void 0){return Lt(this)?this._ownerWritableStream===
void 0?f(rr("write to")):xt(this,e2):f(tr("write"))}}function Lt(e2){return!!r(e2)&&!!Object.prototype.hasOwnProperty.call(e2,"_ownerWritableStream")&&e2 instanceof
WritableStreamDefaultWriter2}function It(e2){return Ot(e2._ownerWritableStream)}function $t(e2,t2){e2._closedPromiseState==="pending"?ir(e2,t2):(function(e3,t3){
nr(e3,t3)})(e2,t2)}function Mt(e2,t2){e2._readyPromiseState==="pending"?cr(e2,t2):(function(e3,t3){lr(e3,t3)})(e2,t2)}function Yt(e2){let t2=e2._ownerWritableStream,
r2=new TypeError("Writer was released and can no longer be used to monitor the stream's closedness");Mt(e2,r2),$t(e2,r2),t2._writer=void 0,e2._ownerWritableStream=
void 0}function xt(e2,t2){let r2=e2._ownerWritableStream,o2=r2._writableStreamController,n2=(function(e3,t3){if(e3._strategySizeAlgorithm===void 0)return 1;try{
return e3._strategySizeAlgorithm(t3)}catch(t4){return Xt(e3,t4),1}})(o2,t2);if(r2!==e2._ownerWritableStream)return f(rr("write to"));let i2=r2._state;if(i2==="e\
rrored")return f(r2._storedError);if(zt(r2)||i2==="closed")return f(new TypeError("The stream is closing or closed and cannot be written to"));if(i2==="erroring")
return f(r2._storedError);let a2=(function(e3){return c((t3,r3)=>{let o3={_resolve:t3,_reject:r3};e3._writeRequests.push(o3)})})(r2);return(function(e3,t3,r3){try{
qe(e3,t3,r3)}catch(t4){return void Xt(e3,t4)}let o3=e3._controlledWritableStream;!zt(o3)&&o3._state==="writable"&&Ft(o3,Jt(e3)),Gt(e3)})(o2,t2,n2),a2}Object.defineProperties(
WritableStreamDefaultWriter2.prototype,{abort:{enumerable:!0},close:{enumerable:!0},releaseLock:{enumerable:!0},write:{enumerable:!0},closed:{enumerable:!0},desiredSize:{
enumerable:!0},ready:{enumerable:!0}}),n(WritableStreamDefaultWriter2.prototype.abort,"abort"),n(WritableStreamDefaultWriter2.prototype.close,"close"),n(WritableStreamDefaultWriter2.
prototype.releaseLock,"releaseLock"),n(WritableStreamDefaultWriter2.prototype.write,"write"),typeof Symbol.toStringTag=="symbol"&&Object.defineProperty(WritableStreamDefaultWriter2.
prototype,Symbol.toStringTag,{value:"WritableStreamDefaultWriter",configurable:!0});let Qt={};class WritableStreamDefaultController2{constructor(){throw new TypeError(
"Illegal constructor")}get abortReason(){if(!Nt(this))throw er("abortReason");return this._abortReason}get signal(){if(!Nt(this))throw er("signal");if(this._abortController===
void 0)throw new TypeError("WritableStreamDefaultController.prototype.signal is not supported");return this._abortController.signal}error(e2=void 0){if(!Nt(this))
throw er("error");this._controlledWritableStream._state==="writable"&&Kt(this,e2)}[R](e2){let t2=this._abortAlgorithm(e2);return Vt(this),t2}[T](){Ee(this)}}function Nt(e2){
return!!r(e2)&&!!Object.prototype.hasOwnProperty.call(e2,"_controlledWritableStream")&&e2 instanceof WritableStreamDefaultController2}function Ht(e2,t2,r2,o2,n2,i2,a2,s2){
t2._controlledWritableStream=e2,e2._writableStreamController=t2,t2._queue=void 0,t2._queueTotalSize=void 0,Ee(t2),t2._abortReason=void 0,t2._abortController=(function(){
if(typeof AbortController=="function")return new AbortController})(),t2._started=!1,t2._strategySizeAlgorithm=s2,t2._strategyHWM=a2,t2._writeAlgorithm=o2,t2._closeAlgorithm=
n2,t2._abortAlgorithm=i2;let l2=Jt(t2);Ft(e2,l2),h(d(r2()),()=>(t2._started=!0,Gt(t2),null),r3=>(t2._started=!0,jt(e2,r3),null))}function Vt(e2){e2._writeAlgorithm=
void 0,e2._closeAlgorithm=void 0,e2._abortAlgorithm=void 0,e2._strategySizeAlgorithm=void 0}function Ut(e2){return e2._strategyHWM-e2._queueTotalSize}function Gt(e2){
let t2=e2._controlledWritableStream;if(!e2._started||t2._inFlightWriteRequest!==void 0)return;if(t2._state==="erroring")return void At(t2);if(e2._queue.length===
0)return;let r2=e2._queue.peek().value;r2===Qt?(function(e3){let t3=e3._controlledWritableStream;(function(e4){e4._inFlightCloseRequest=e4._closeRequest,e4._closeRequest=
void 0})(t3),Ce(e3);let r3=e3._closeAlgorithm();Vt(e3),h(r3,()=>((function(e4){e4._inFlightCloseRequest._resolve(void 0),e4._inFlightCloseRequest=void 0,e4._state===
"erroring"&&(e4._storedError=void 0,e4._pendingAbortRequest!==void 0&&(e4._pendingAbortRequest._resolve(),e4._pendingAbortRequest=void 0)),e4._state="closed";let t4=e4.
_writer;t4!==void 0&&ar(t4)})(t3),null),e4=>((function(e5,t4){e5._inFlightCloseRequest._reject(t4),e5._inFlightCloseRequest=void 0,e5._pendingAbortRequest!==void 0&&
(e5._pendingAbortRequest._reject(t4),e5._pendingAbortRequest=void 0),jt(e5,t4)})(t3,e4),null))})(e2):(function(e3,t3){let r3=e3._controlledWritableStream;(function(e4){
e4._inFlightWriteRequest=e4._writeRequests.shift()})(r3);let o2=e3._writeAlgorithm(t3);h(o2,()=>{(function(e4){e4._inFlightWriteRequest._resolve(void 0),e4._inFlightWriteRequest=
void 0})(r3);let t4=r3._state;if(Ce(e3),!zt(r3)&&t4==="writable"){let t5=Jt(e3);Ft(r3,t5)}return Gt(e3),null},t4=>(r3._state==="writable"&&Vt(e3),(function(e4,t5){
e4._inFlightWriteRequest._reject(t5),e4._inFlightWriteRequest=void 0,jt(e4,t5)})(r3,t4),null))})(e2,r2)}function Xt(e2,t2){e2._controlledWritableStream._state===
"writable"&&Kt(e2,t2)}function Jt(e2){return Ut(e2)<=0}function Kt(e2,t2){let r2=e2._controlledWritableStream;Vt(e2),kt(r2,t2)}function Zt(e2){return new TypeError(
`WritableStream.prototype.${e2} can only be used on a WritableStream`)}function er(e2){return new TypeError(`WritableStreamDefaultController.prototype.${e2} can\
 only be used on a WritableStreamDefaultController`)}function tr(e2){return new TypeError(`WritableStreamDefaultWriter.prototype.${e2} can only be used on a Wri\
tableStreamDefaultWriter`)}function rr(e2){return new TypeError("Cannot "+e2+" a stream using a released writer")}function or(e2){e2._closedPromise=c((t2,r2)=>{
e2._closedPromise_resolve=t2,e2._closedPromise_reject=r2,e2._closedPromiseState="pending"})}function nr(e2,t2){or(e2),ir(e2,t2)}function ir(e2,t2){e2._closedPromise_reject!==
void 0&&(y(e2._closedPromise),e2._closedPromise_reject(t2),e2._closedPromise_resolve=void 0,e2._closedPromise_reject=void 0,e2._closedPromiseState="rejected")}function ar(e2){
e2._closedPromise_resolve!==void 0&&(e2._closedPromise_resolve(void 0),e2._closedPromise_resolve=void 0,e2._closedPromise_reject=void 0,e2._closedPromiseState="\
resolved")}function sr(e2){e2._readyPromise=c((t2,r2)=>{e2._readyPromise_resolve=t2,e2._readyPromise_reject=r2}),e2._readyPromiseState="pending"}function lr(e2,t2){
sr(e2),cr(e2,t2)}function ur(e2){sr(e2),dr(e2)}function cr(e2,t2){e2._readyPromise_reject!==void 0&&(y(e2._readyPromise),e2._readyPromise_reject(t2),e2._readyPromise_resolve=
void 0,e2._readyPromise_reject=void 0,e2._readyPromiseState="rejected")}function dr(e2){e2._readyPromise_resolve!==void 0&&(e2._readyPromise_resolve(void 0),e2.
_readyPromise_resolve=void 0,e2._readyPromise_reject=void 0,e2._readyPromiseState="fulfilled")}Object.defineProperties(WritableStreamDefaultController2.prototype,
{abortReason:{enumerable:!0},signal:{enumerable:!0},error:{enumerable:!0}}),typeof Symbol.toStringTag=="symbol"&&Object.defineProperty(WritableStreamDefaultController2.
prototype,Symbol.toStringTag,{value:"WritableStreamDefaultController",configurable:!0});let fr=typeof globalThis<"u"?globalThis:typeof self<"u"?self:typeof global<
"u"?global:void 0,br=(function(){let e2=fr?.DOMException;return(function(e3){if(typeof e3!="function"&&typeof e3!="object"||e3.name!=="DOMException")return!1;try{
return new e3,!0}catch{return!1}})(e2)?e2:void 0})()||(function(){let e2=function(e3,t2){this.message=e3||"",this.name=t2||"Error",Error.captureStackTrace&&Error.
captureStackTrace(this,this.constructor)};return n(e2,"DOMException"),e2.prototype=Object.create(Error.prototype),Object.defineProperty(e2.prototype,"constructo\
r",{value:e2,writable:!0,configurable:!0}),e2})();function hr(e2,t2,r2,o2,n2,i2){let a2=U(e2),s2=Ct(t2);e2._disturbed=!0;let l2=new _r(s2),u2=new pr(l2);return c(
(m2,p2)=>{let S2;if(i2!==void 0){if(S2=()=>{let r3=i2.reason!==void 0?i2.reason:new br("Aborted","AbortError"),a3=[];o2||a3.push(()=>t2._state==="writable"?Bt(t2,
r3):d(void 0)),n2||a3.push(()=>e2._state==="readable"?Yr(e2,r3):d(void 0)),T2(()=>Promise.all(a3.map(e3=>e3())),!0,r3)},i2.aborted)return void S2();i2.addEventListener(
"abort",S2)}function g2(){for(;!l2._shuttingDown&&!t2._backpressure&&t2._state==="writable"&&!zt(t2)&&e2._state==="readable"&&oe(a2);)re(a2,u2);if(l2._shuttingDown)
return d(!0);if(t2._backpressure)return b(s2._readyPromise,g2);let r3=new mr(l2);return re(a2,r3),r3._promise}var v2,w2,R2;if(yr(e2,a2._closedPromise,e3=>(o2?P2(
!0,e3):T2(()=>Bt(t2,e3),!0,e3),null)),yr(t2,s2._closedPromise,t3=>(n2?P2(!0,t3):T2(()=>Yr(e2,t3),!0,t3),null)),v2=e2,w2=a2._closedPromise,R2=()=>(r2?P2():T2(()=>(function(e3){
let t3=e3._ownerWritableStream,r3=t3._state;return zt(t3)||r3==="closed"?d(void 0):r3==="errored"?f(t3._storedError):It(e3)})(s2)),null),v2._state==="closed"?R2():
_(w2,R2),zt(t2)||t2._state==="closed"){let t3=new TypeError("the destination writable stream closed before all data could be piped to it");n2?P2(!0,t3):T2(()=>Yr(
e2,t3),!0,t3)}function T2(e3,r3,o3){function n3(){return h(e3(),()=>C2(r3,o3),e4=>C2(!0,e4)),null}l2._shuttingDown||(l2._shuttingDown=!0,t2._state!=="writable"||
zt(t2)?n3():_(l2._waitForWritesToFinish(),n3))}function P2(e3,r3){l2._shuttingDown||(l2._shuttingDown=!0,t2._state!=="writable"||zt(t2)?C2(e3,r3):_(l2._waitForWritesToFinish(),
()=>C2(e3,r3)))}function C2(e3,t3){return Yt(s2),O(a2),i2!==void 0&&i2.removeEventListener("abort",S2),e3?p2(t3):m2(void 0),null}y(c((e3,t3)=>{(function r3(o3){
o3?e3():b(g2(),r3,t3)})(!1)}))})}class _r{constructor(e2){this._writer=e2,this._shuttingDown=!1,this._currentWrite=d(void 0)}_waitForWritesToFinish(){let e2=this.
_currentWrite;return b(this._currentWrite,()=>e2!==this._currentWrite?this._waitForWritesToFinish():void 0)}}class mr{constructor(e2){this._state=e2,this._promise=
c((e3,t2)=>{this._resolvePromise=e3,this._rejectPromise=t2})}_chunkSteps(e2){this._state._currentWrite=b(xt(this._state._writer,e2),void 0,t),this._resolvePromise(
!1)}_closeSteps(){this._resolvePromise(!0)}_errorSteps(e2){this._rejectPromise(e2)}}class pr{constructor(e2){this._state=e2}_chunkSteps(e2){this._state._currentWrite=
b(xt(this._state._writer,e2),void 0,t)}_closeSteps(){}_errorSteps(e2){}}function yr(e2,t2,r2){e2._state==="errored"?r2(e2._storedError):m(t2,r2)}class ReadableStreamDefaultController2{constructor(){
throw new TypeError("Illegal constructor")}get desiredSize(){if(!Sr(this))throw Wr("desiredSize");return Cr(this)}close(){if(!Sr(this))throw Wr("close");if(!qr(
this))throw new TypeError("The stream is not in a state that permits close");Rr(this)}enqueue(e2=void 0){if(!Sr(this))throw Wr("enqueue");if(!qr(this))throw new TypeError(
"The stream is not in a state that permits enqueue");return Tr(this,e2)}error(e2=void 0){if(!Sr(this))throw Wr("error");Pr(this,e2)}[P](e2){Ee(this);let t2=this.
_cancelAlgorithm(e2);return wr(this),t2}[C](e2){let t2=this._controlledReadableStream;if(this._queue.length>0){let r2=Ce(this);this._closeRequested&&this._queue.
length===0?(wr(this),xr(t2)):gr(this),e2._chunkSteps(r2)}else G(t2,e2),gr(this)}[q](){return this._queue.length>0}[E](){}}function Sr(e2){return!!r(e2)&&!!Object.
prototype.hasOwnProperty.call(e2,"_controlledReadableStream")&&e2 instanceof ReadableStreamDefaultController2}function gr(e2){if(vr(e2)){if(e2._pulling)return void(e2.
_pullAgain=!0);e2._pulling=!0,h(e2._pullAlgorithm(),()=>(e2._pulling=!1,e2._pullAgain&&(e2._pullAgain=!1,gr(e2)),null),t2=>(Pr(e2,t2),null))}}function vr(e2){let t2=e2.
_controlledReadableStream;return!qr(e2)||!e2._started?!1:Mr(t2)&&J(t2)>0?!0:Cr(e2)>0}function wr(e2){e2._pullAlgorithm=void 0,e2._cancelAlgorithm=void 0,e2._strategySizeAlgorithm=
void 0}function Rr(e2){if(!qr(e2))return;let t2=e2._controlledReadableStream;e2._closeRequested=!0,e2._queue.length===0&&(wr(e2),xr(t2))}function Tr(e2,t2){if(!qr(
e2))return;let r2=e2._controlledReadableStream;if(Mr(r2)&&J(r2)>0)X(r2,t2,!1);else{let r3;try{r3=e2._strategySizeAlgorithm(t2)}catch(t3){throw Pr(e2,t3),t3}try{
qe(e2,t2,r3)}catch(t3){throw Pr(e2,t3),t3}}gr(e2)}function Pr(e2,t2){let r2=e2._controlledReadableStream;r2._state==="readable"&&(Ee(e2),wr(e2),Qr(r2,t2))}function Cr(e2){
let t2=e2._controlledReadableStream._state;return t2==="errored"?null:t2==="closed"?0:e2._strategyHWM-e2._queueTotalSize}function qr(e2){let t2=e2._controlledReadableStream.
_state;return!e2._closeRequested&&t2==="readable"}function Er(e2,t2,r2,o2,n2,i2,a2){t2._controlledReadableStream=e2,t2._queue=void 0,t2._queueTotalSize=void 0,Ee(
t2),t2._started=!1,t2._closeRequested=!1,t2._pullAgain=!1,t2._pulling=!1,t2._strategySizeAlgorithm=a2,t2._strategyHWM=i2,t2._pullAlgorithm=o2,t2._cancelAlgorithm=
n2,e2._readableStreamController=t2,h(d(r2()),()=>(t2._started=!0,gr(t2),null),e3=>(Pr(t2,e3),null))}function Wr(e2){return new TypeError(`ReadableStreamDefaultC\
ontroller.prototype.${e2} can only be used on a ReadableStreamDefaultController`)}function Br(e2,t2){return Oe(e2._readableStreamController)?(function(e3){let t3,
r2,o2,n2,i2,a2=U(e3),s2=!1,l2=!1,u2=!1,f2=!1,b2=!1,h2=c(e4=>{i2=e4});function _2(e4){m(e4._closedPromise,t4=>(e4!==a2||(Je(o2._readableStreamController,t4),Je(n2.
_readableStreamController,t4),f2&&b2||i2(void 0)),null))}function p2(){bt(a2)&&(O(a2),a2=U(e3),_2(a2)),re(a2,{_chunkSteps:t4=>{S(()=>{l2=!1,u2=!1;let r3=t4,a3=t4;
if(!f2&&!b2)try{a3=Pe(t4)}catch(t5){return Je(o2._readableStreamController,t5),Je(n2._readableStreamController,t5),void i2(Yr(e3,t5))}f2||Xe(o2._readableStreamController,
r3),b2||Xe(n2._readableStreamController,a3),s2=!1,l2?g2():u2&&v2()})},_closeSteps:()=>{s2=!1,f2||Ge(o2._readableStreamController),b2||Ge(n2._readableStreamController),
o2._readableStreamController._pendingPullIntos.length>0&&tt(o2._readableStreamController,0),n2._readableStreamController._pendingPullIntos.length>0&&tt(n2._readableStreamController,
0),f2&&b2||i2(void 0)},_errorSteps:()=>{s2=!1}})}function y2(t4,r3){te(a2)&&(O(a2),a2=st(e3),_2(a2));let c2=r3?n2:o2,d2=r3?o2:n2;ht(a2,t4,1,{_chunkSteps:t5=>{S(
()=>{l2=!1,u2=!1;let o3=r3?b2:f2;if(r3?f2:b2)o3||rt(c2._readableStreamController,t5);else{let r4;try{r4=Pe(t5)}catch(t6){return Je(c2._readableStreamController,
t6),Je(d2._readableStreamController,t6),void i2(Yr(e3,t6))}o3||rt(c2._readableStreamController,t5),Xe(d2._readableStreamController,r4)}s2=!1,l2?g2():u2&&v2()})},
_closeSteps:e4=>{s2=!1;let t5=r3?b2:f2,o3=r3?f2:b2;t5||Ge(c2._readableStreamController),o3||Ge(d2._readableStreamController),e4!==void 0&&(t5||rt(c2._readableStreamController,
e4),!o3&&d2._readableStreamController._pendingPullIntos.length>0&&tt(d2._readableStreamController,0)),t5&&o3||i2(void 0)},_errorSteps:()=>{s2=!1}})}function g2(){
if(s2)return l2=!0,d(void 0);s2=!0;let e4=Ze(o2._readableStreamController);return e4===null?p2():y2(e4._view,!1),d(void 0)}function v2(){if(s2)return u2=!0,d(void 0);
s2=!0;let e4=Ze(n2._readableStreamController);return e4===null?p2():y2(e4._view,!0),d(void 0)}function w2(o3){if(f2=!0,t3=o3,b2){let o4=ue([t3,r2]),n3=Yr(e3,o4);
i2(n3)}return h2}function R2(o3){if(b2=!0,r2=o3,f2){let o4=ue([t3,r2]),n3=Yr(e3,o4);i2(n3)}return h2}function T2(){}return o2=Lr(T2,g2,w2),n2=Lr(T2,v2,R2),_2(a2),
[o2,n2]})(e2):(function(e3){let t3=U(e3),r2,o2,n2,i2,a2,s2=!1,l2=!1,u2=!1,f2=!1,b2=c(e4=>{a2=e4});function h2(){return s2?(l2=!0,d(void 0)):(s2=!0,re(t3,{_chunkSteps:e4=>{
S(()=>{l2=!1;let t4=e4,r3=e4;u2||Tr(n2._readableStreamController,t4),f2||Tr(i2._readableStreamController,r3),s2=!1,l2&&h2()})},_closeSteps:()=>{s2=!1,u2||Rr(n2.
_readableStreamController),f2||Rr(i2._readableStreamController),u2&&f2||a2(void 0)},_errorSteps:()=>{s2=!1}}),d(void 0))}function _2(t4){if(u2=!0,r2=t4,f2){let t5=ue(
[r2,o2]),n3=Yr(e3,t5);a2(n3)}return b2}function p2(t4){if(f2=!0,o2=t4,u2){let t5=ue([r2,o2]),n3=Yr(e3,t5);a2(n3)}return b2}function y2(){}return n2=Fr(y2,h2,_2),
i2=Fr(y2,h2,p2),m(t3._closedPromise,e4=>(Pr(n2._readableStreamController,e4),Pr(i2._readableStreamController,e4),u2&&f2||a2(void 0),null)),[n2,i2]})(e2)}function Or(e2){
return r(o2=e2)&&o2.getReader!==void 0?(function(e3){let o3;function n2(){let t2;try{t2=e3.read()}catch(e4){return f(e4)}return p(t2,e4=>{if(!r(e4))throw new TypeError(
"The promise returned by the reader.read() method must fulfill with an object");if(e4.done)Rr(o3._readableStreamController);else{let t3=e4.value;Tr(o3._readableStreamController,
t3)}})}function i2(t2){try{return d(e3.cancel(t2))}catch(e4){return f(e4)}}return o3=Fr(t,n2,i2,0),o3})(e2.getReader()):(function(e3){let o3,n2=pe(e3,"async");function i2(){
let e4;try{e4=ye(n2)}catch(e5){return f(e5)}return p(d(e4),e5=>{if(!r(e5))throw new TypeError("The promise returned by the iterator.next() method must fulfill w\
ith an object");if(e5.done)Rr(o3._readableStreamController);else{let t2=e5.value;Tr(o3._readableStreamController,t2)}})}function a2(e4){let t2=n2.iterator,o4;try{
o4=he(t2,"return")}catch(e5){return f(e5)}return o4===void 0?d(void 0):p(v(o4,t2,[e4]),e5=>{if(!r(e5))throw new TypeError("The promise returned by the iterator.\
return() method must fulfill with an object")})}return o3=Fr(t,i2,a2,0),o3})(e2);var o2}function jr(e2,t2,r2){return $(e2,r2),r3=>v(e2,t2,[r3])}function kr(e2,t2,r2){
return $(e2,r2),r3=>v(e2,t2,[r3])}function Ar(e2,t2,r2){return $(e2,r2),r3=>g(e2,t2,[r3])}function zr(e2,t2){if((e2=`${e2}`)!="bytes")throw new TypeError(`${t2}\
 '${e2}' is not a valid enumeration value for ReadableStreamType`);return e2}function Dr(e2,t2){I(e2,t2);let r2=e2?.preventAbort,o2=e2?.preventCancel,n2=e2?.preventClose,
i2=e2?.signal;return i2!==void 0&&(function(e3,t3){if(!(function(e4){if(typeof e4!="object"||e4===null)return!1;try{return typeof e4.aborted=="boolean"}catch{return!1}})(
e3))throw new TypeError(`${t3} is not an AbortSignal.`)})(i2,`${t2} has member 'signal' that`),{preventAbort:!!r2,preventCancel:!!o2,preventClose:!!n2,signal:i2}}
Object.defineProperties(ReadableStreamDefaultController2.prototype,{close:{enumerable:!0},enqueue:{enumerable:!0},error:{enumerable:!0},desiredSize:{enumerable:!0}}),
n(ReadableStreamDefaultController2.prototype.close,"close"),n(ReadableStreamDefaultController2.prototype.enqueue,"enqueue"),n(ReadableStreamDefaultController2.prototype.
error,"error"),typeof Symbol.toStringTag=="symbol"&&Object.defineProperty(ReadableStreamDefaultController2.prototype,Symbol.toStringTag,{value:"ReadableStreamDe\
faultController",configurable:!0});class ReadableStream2{constructor(e2={},t2={}){e2===void 0?e2=null:M(e2,"First parameter");let r2=St(t2,"Second parameter"),o2=(function(e3,t3){
I(e3,t3);let r3=e3,o3=r3?.autoAllocateChunkSize,n2=r3?.cancel,i2=r3?.pull,a2=r3?.start,s2=r3?.type;return{autoAllocateChunkSize:o3===void 0?void 0:H(o3,`${t3} h\
as member 'autoAllocateChunkSize' that`),cancel:n2===void 0?void 0:jr(n2,r3,`${t3} has member 'cancel' that`),pull:i2===void 0?void 0:kr(i2,r3,`${t3} has member\
 'pull' that`),start:a2===void 0?void 0:Ar(a2,r3,`${t3} has member 'start' that`),type:s2===void 0?void 0:zr(s2,`${t3} has member 'type' that`)}})(e2,"First par\
ameter");if(Ir(this),o2.type==="bytes"){if(r2.size!==void 0)throw new RangeError("The strategy for a byte stream cannot have a size function");(function(e3,t3,r3){
let o3=Object.create(ReadableByteStreamController2.prototype),n2,i2,a2;n2=t3.start!==void 0?()=>t3.start(o3):()=>{},i2=t3.pull!==void 0?()=>t3.pull(o3):()=>d(void 0),
a2=t3.cancel!==void 0?e4=>t3.cancel(e4):()=>d(void 0);let s2=t3.autoAllocateChunkSize;if(s2===0)throw new TypeError("autoAllocateChunkSize must be greater than \
0");ot(e3,o3,n2,i2,a2,r3,s2)})(this,o2,pt(r2,0))}else{let e3=yt(r2);(function(e4,t3,r3,o3){let n2=Object.create(ReadableStreamDefaultController2.prototype),i2,a2,
s2;i2=t3.start!==void 0?()=>t3.start(n2):()=>{},a2=t3.pull!==void 0?()=>t3.pull(n2):()=>d(void 0),s2=t3.cancel!==void 0?e5=>t3.cancel(e5):()=>d(void 0),Er(e4,n2,
i2,a2,s2,r3,o3)})(this,o2,pt(r2,1),e3)}}get locked(){if(!$r(this))throw Nr("locked");return Mr(this)}cancel(e2=void 0){return $r(this)?Mr(this)?f(new TypeError(
"Cannot cancel a stream that already has a reader")):Yr(this,e2):f(Nr("cancel"))}getReader(e2=void 0){if(!$r(this))throw Nr("getReader");return(function(e3,t2){
I(e3,t2);let r2=e3?.mode;return{mode:r2===void 0?void 0:at3(r2,`${t2} has member 'mode' that`)}})(e2,"First parameter").mode===void 0?U(this):st(this)}pipeThrough(e2,t2={}){
if(!$r(this))throw Nr("pipeThrough");Y(e2,1,"pipeThrough");let r2=(function(e3,t3){I(e3,t3);let r3=e3?.readable;x(r3,"readable","ReadableWritablePair"),V(r3,`${t3}\
 has member 'readable' that`);let o3=e3?.writable;return x(o3,"writable","ReadableWritablePair"),Pt(o3,`${t3} has member 'writable' that`),{readable:r3,writable:o3}})(
e2,"First parameter"),o2=Dr(t2,"Second parameter");if(Mr(this))throw new TypeError("ReadableStream.prototype.pipeThrough cannot be used on a locked ReadableStre\
am");if(Wt(r2.writable))throw new TypeError("ReadableStream.prototype.pipeThrough cannot be used on a locked WritableStream");return y(hr(this,r2.writable,o2.preventClose,
o2.preventAbort,o2.preventCancel,o2.signal)),r2.readable}pipeTo(e2,t2={}){if(!$r(this))return f(Nr("pipeTo"));if(e2===void 0)return f("Parameter 1 is required i\
n 'pipeTo'.");if(!Et(e2))return f(new TypeError("ReadableStream.prototype.pipeTo's first argument must be a WritableStream"));let r2;try{r2=Dr(t2,"Second parame\
ter")}catch(e3){return f(e3)}return Mr(this)?f(new TypeError("ReadableStream.prototype.pipeTo cannot be used on a locked ReadableStream")):Wt(e2)?f(new TypeError(
"ReadableStream.prototype.pipeTo cannot be used on a locked WritableStream")):hr(this,e2,r2.preventClose,r2.preventAbort,r2.preventCancel,r2.signal)}tee(){if(!$r(
this))throw Nr("tee");return ue(Br(this))}values(e2=void 0){if(!$r(this))throw Nr("values");return(function(e3,t2){let r2=U(e3),o2=new Se(r2,t2),n2=Object.create(
ve);return n2._asyncIteratorImpl=o2,n2})(this,(function(e3,t2){return I(e3,t2),{preventCancel:!!e3?.preventCancel}})(e2,"First parameter").preventCancel)}[me](e2){
return this.values(e2)}static from(e2){return Or(e2)}}function Fr(e2,t2,r2,o2=1,n2=()=>1){let i2=Object.create(ReadableStream2.prototype);return Ir(i2),Er(i2,Object.
create(ReadableStreamDefaultController2.prototype),e2,t2,r2,o2,n2),i2}function Lr(e2,t2,r2){let o2=Object.create(ReadableStream2.prototype);return Ir(o2),ot(o2,
Object.create(ReadableByteStreamController2.prototype),e2,t2,r2,0,void 0),o2}function Ir(e2){e2._state="readable",e2._reader=void 0,e2._storedError=void 0,e2._disturbed=
!1}function $r(e2){return!!r(e2)&&!!Object.prototype.hasOwnProperty.call(e2,"_readableStreamController")&&e2 instanceof ReadableStream2}function Mr(e2){return e2.
_reader!==void 0}function Yr(e2,r2){if(e2._disturbed=!0,e2._state==="closed")return d(void 0);if(e2._state==="errored")return f(e2._storedError);xr(e2);let o2=e2.
_reader;if(o2!==void 0&&bt(o2)){let e3=o2._readIntoRequests;o2._readIntoRequests=new w,e3.forEach(e4=>{e4._closeSteps(void 0)})}return p(e2._readableStreamController[P](
r2),t)}function xr(e2){e2._state="closed";let t2=e2._reader;if(t2!==void 0&&(D(t2),te(t2))){let e3=t2._readRequests;t2._readRequests=new w,e3.forEach(e4=>{e4._closeSteps()})}}
function Qr(e2,t2){e2._state="errored",e2._storedError=t2;let r2=e2._reader;r2!==void 0&&(z(r2,t2),te(r2)?ne(r2,t2):_t(r2,t2))}function Nr(e2){return new TypeError(
`ReadableStream.prototype.${e2} can only be used on a ReadableStream`)}function Hr(e2,t2){I(e2,t2);let r2=e2?.highWaterMark;return x(r2,"highWaterMark","Queuing\
StrategyInit"),{highWaterMark:Q(r2)}}Object.defineProperties(ReadableStream2,{from:{enumerable:!0}}),Object.defineProperties(ReadableStream2.prototype,{cancel:{
enumerable:!0},getReader:{enumerable:!0},pipeThrough:{enumerable:!0},pipeTo:{enumerable:!0},tee:{enumerable:!0},values:{enumerable:!0},locked:{enumerable:!0}}),
n(ReadableStream2.from,"from"),n(ReadableStream2.prototype.cancel,"cancel"),n(ReadableStream2.prototype.getReader,"getReader"),n(ReadableStream2.prototype.pipeThrough,
"pipeThrough"),n(ReadableStream2.prototype.pipeTo,"pipeTo"),n(ReadableStream2.prototype.tee,"tee"),n(ReadableStream2.prototype.values,"values"),typeof Symbol.toStringTag==
"symbol"&&Object.defineProperty(ReadableStream2.prototype,Symbol.toStringTag,{value:"ReadableStream",configurable:!0}),Object.defineProperty(ReadableStream2.prototype,
me,{value:ReadableStream2.prototype.values,writable:!0,configurable:!0});let Vr=e2=>e2.byteLength;n(Vr,"size");class ByteLengthQueuingStrategy2{constructor(e2){
Y(e2,1,"ByteLengthQueuingStrategy"),e2=Hr(e2,"First parameter"),this._byteLengthQueuingStrategyHighWaterMark=e2.highWaterMark}get highWaterMark(){if(!Gr(this))throw Ur(
"highWaterMark");return this._byteLengthQueuingStrategyHighWaterMark}get size(){if(!Gr(this))throw Ur("size");return Vr}}function Ur(e2){return new TypeError(`B\
yteLengthQueuingStrategy.prototype.${e2} can only be used on a ByteLengthQueuingStrategy`)}function Gr(e2){return!!r(e2)&&!!Object.prototype.hasOwnProperty.call(
e2,"_byteLengthQueuingStrategyHighWaterMark")&&e2 instanceof ByteLengthQueuingStrategy2}Object.defineProperties(ByteLengthQueuingStrategy2.prototype,{highWaterMark:{
enumerable:!0},size:{enumerable:!0}}),typeof Symbol.toStringTag=="symbol"&&Object.defineProperty(ByteLengthQueuingStrategy2.prototype,Symbol.toStringTag,{value:"\
ByteLengthQueuingStrategy",configurable:!0});let Xr=()=>1;n(Xr,"size");class CountQueuingStrategy2{constructor(e2){Y(e2,1,"CountQueuingStrategy"),e2=Hr(e2,"Firs\
t parameter"),this._countQueuingStrategyHighWaterMark=e2.highWaterMark}get highWaterMark(){if(!Kr(this))throw Jr("highWaterMark");return this._countQueuingStrategyHighWaterMark}get size(){
if(!Kr(this))throw Jr("size");return Xr}}function Jr(e2){return new TypeError(`CountQueuingStrategy.prototype.${e2} can only be used on a CountQueuingStrategy`)}
function Kr(e2){return!!r(e2)&&!!Object.prototype.hasOwnProperty.call(e2,"_countQueuingStrategyHighWaterMark")&&e2 instanceof CountQueuingStrategy2}function Zr(e2,t2,r2){
return $(e2,r2),r3=>v(e2,t2,[r3])}function eo(e2,t2,r2){return $(e2,r2),r3=>g(e2,t2,[r3])}function to(e2,t2,r2){return $(e2,r2),(r3,o2)=>v(e2,t2,[r3,o2])}function ro(e2,t2,r2){
return $(e2,r2),r3=>v(e2,t2,[r3])}Object.defineProperties(CountQueuingStrategy2.prototype,{highWaterMark:{enumerable:!0},size:{enumerable:!0}}),typeof Symbol.toStringTag==
"symbol"&&Object.defineProperty(CountQueuingStrategy2.prototype,Symbol.toStringTag,{value:"CountQueuingStrategy",configurable:!0});class TransformStream2{constructor(e2={},t2={},r2={}){
e2===void 0&&(e2=null);let o2=St(t2,"Second parameter"),n2=St(r2,"Third parameter"),i2=(function(e3,t3){I(e3,t3);let r3=e3?.cancel,o3=e3?.flush,n3=e3?.readableType,
i3=e3?.start,a3=e3?.transform,s3=e3?.writableType;return{cancel:r3===void 0?void 0:ro(r3,e3,`${t3} has member 'cancel' that`),flush:o3===void 0?void 0:Zr(o3,e3,
`${t3} has member 'flush' that`),readableType:n3,start:i3===void 0?void 0:eo(i3,e3,`${t3} has member 'start' that`),transform:a3===void 0?void 0:to(a3,e3,`${t3}\
 has member 'transform' that`),writableType:s3}})(e2,"First parameter");if(i2.readableType!==void 0)throw new RangeError("Invalid readableType specified");if(i2.
writableType!==void 0)throw new RangeError("Invalid writableType specified");let a2=pt(n2,0),s2=yt(n2),l2=pt(o2,1),u2=yt(o2),b2;(function(e3,t3,r3,o3,n3,i3){function a3(){
return t3}function s3(t4){return(function(e4,t5){let r4=e4._transformStreamController;return e4._backpressure?p(e4._backpressureChangePromise,()=>{let o4=e4._writable;
if(o4._state==="erroring")throw o4._storedError;return fo(r4,t5)}):fo(r4,t5)})(e3,t4)}function l3(t4){return(function(e4,t5){let r4=e4._transformStreamController;
if(r4._finishPromise!==void 0)return r4._finishPromise;let o4=e4._readable;r4._finishPromise=c((e5,t6)=>{r4._finishPromise_resolve=e5,r4._finishPromise_reject=t6});
let n4=r4._cancelAlgorithm(t5);return uo(r4),h(n4,()=>(o4._state==="errored"?_o(r4,o4._storedError):(Pr(o4._readableStreamController,t5),ho(r4)),null),e5=>(Pr(o4.
_readableStreamController,e5),_o(r4,e5),null)),r4._finishPromise})(e3,t4)}function u3(){return(function(e4){let t4=e4._transformStreamController;if(t4._finishPromise!==
void 0)return t4._finishPromise;let r4=e4._readable;t4._finishPromise=c((e5,r5)=>{t4._finishPromise_resolve=e5,t4._finishPromise_reject=r5});let o4=t4._flushAlgorithm();
return uo(t4),h(o4,()=>(r4._state==="errored"?_o(t4,r4._storedError):(Rr(r4._readableStreamController),ho(t4)),null),e5=>(Pr(r4._readableStreamController,e5),_o(
t4,e5),null)),t4._finishPromise})(e3)}function d2(){return(function(e4){return so(e4,!1),e4._backpressureChangePromise})(e3)}function f2(t4){return(function(e4,t5){
let r4=e4._transformStreamController;if(r4._finishPromise!==void 0)return r4._finishPromise;let o4=e4._writable;r4._finishPromise=c((e5,t6)=>{r4._finishPromise_resolve=
e5,r4._finishPromise_reject=t6});let n4=r4._cancelAlgorithm(t5);return uo(r4),h(n4,()=>(o4._state==="errored"?_o(r4,o4._storedError):(Xt(o4._writableStreamController,
t5),ao(e4),ho(r4)),null),t6=>(Xt(o4._writableStreamController,t6),ao(e4),_o(r4,t6),null)),r4._finishPromise})(e3,t4)}e3._writable=(function(e4,t4,r4,o4,n4=1,i4=()=>1){
let a4=Object.create(WritableStream2.prototype);return qt(a4),Ht(a4,Object.create(WritableStreamDefaultController2.prototype),e4,t4,r4,o4,n4,i4),a4})(a3,s3,u3,l3,
r3,o3),e3._readable=Fr(a3,d2,f2,n3,i3),e3._backpressure=void 0,e3._backpressureChangePromise=void 0,e3._backpressureChangePromise_resolve=void 0,so(e3,!0),e3._transformStreamController=
void 0})(this,c(e3=>{b2=e3}),l2,u2,a2,s2),(function(e3,t3){let r3=Object.create(TransformStreamDefaultController2.prototype),o3,n3,i3;o3=t3.transform!==void 0?e4=>t3.
transform(e4,r3):e4=>{try{return co(r3,e4),d(void 0)}catch(e5){return f(e5)}},n3=t3.flush!==void 0?()=>t3.flush(r3):()=>d(void 0),i3=t3.cancel!==void 0?e4=>t3.cancel(
e4):()=>d(void 0),(function(e4,t4,r4,o4,n4){t4._controlledTransformStream=e4,e4._transformStreamController=t4,t4._transformAlgorithm=r4,t4._flushAlgorithm=o4,t4.
_cancelAlgorithm=n4,t4._finishPromise=void 0,t4._finishPromise_resolve=void 0,t4._finishPromise_reject=void 0})(e3,r3,o3,n3,i3)})(this,i2),i2.start!==void 0?b2(
i2.start(this._transformStreamController)):b2(void 0)}get readable(){if(!oo(this))throw mo("readable");return this._readable}get writable(){if(!oo(this))throw mo(
"writable");return this._writable}}function oo(e2){return!!r(e2)&&!!Object.prototype.hasOwnProperty.call(e2,"_transformStreamController")&&e2 instanceof TransformStream2}
function no(e2,t2){Pr(e2._readable._readableStreamController,t2),io(e2,t2)}function io(e2,t2){uo(e2._transformStreamController),Xt(e2._writable._writableStreamController,
t2),ao(e2)}function ao(e2){e2._backpressure&&so(e2,!1)}function so(e2,t2){e2._backpressureChangePromise!==void 0&&e2._backpressureChangePromise_resolve(),e2._backpressureChangePromise=
c(t3=>{e2._backpressureChangePromise_resolve=t3}),e2._backpressure=t2}Object.defineProperties(TransformStream2.prototype,{readable:{enumerable:!0},writable:{enumerable:!0}}),
typeof Symbol.toStringTag=="symbol"&&Object.defineProperty(TransformStream2.prototype,Symbol.toStringTag,{value:"TransformStream",configurable:!0});class TransformStreamDefaultController2{constructor(){
throw new TypeError("Illegal constructor")}get desiredSize(){if(!lo(this))throw bo("desiredSize");return Cr(this._controlledTransformStream._readable._readableStreamController)}enqueue(e2=void 0){
if(!lo(this))throw bo("enqueue");co(this,e2)}error(e2=void 0){if(!lo(this))throw bo("error");var t2;t2=e2,no(this._controlledTransformStream,t2)}terminate(){if(!lo(
this))throw bo("terminate");(function(e2){let t2=e2._controlledTransformStream;Rr(t2._readable._readableStreamController);let r2=new TypeError("TransformStream \
terminated");io(t2,r2)})(this)}}function lo(e2){return!!r(e2)&&!!Object.prototype.hasOwnProperty.call(e2,"_controlledTransformStream")&&e2 instanceof TransformStreamDefaultController2}
function uo(e2){e2._transformAlgorithm=void 0,e2._flushAlgorithm=void 0,e2._cancelAlgorithm=void 0}function co(e2,t2){let r2=e2._controlledTransformStream,o2=r2.
_readable._readableStreamController;if(!qr(o2))throw new TypeError("Readable side is not in a state that permits enqueue");try{Tr(o2,t2)}catch(e3){throw io(r2,e3),
r2._readable._storedError}(function(e3){return!vr(e3)})(o2)!==r2._backpressure&&so(r2,!0)}function fo(e2,t2){return p(e2._transformAlgorithm(t2),void 0,t3=>{throw no(
e2._controlledTransformStream,t3),t3})}function bo(e2){return new TypeError(`TransformStreamDefaultController.prototype.${e2} can only be used on a TransformStr\
eamDefaultController`)}function ho(e2){e2._finishPromise_resolve!==void 0&&(e2._finishPromise_resolve(),e2._finishPromise_resolve=void 0,e2._finishPromise_reject=
void 0)}function _o(e2,t2){e2._finishPromise_reject!==void 0&&(y(e2._finishPromise),e2._finishPromise_reject(t2),e2._finishPromise_resolve=void 0,e2._finishPromise_reject=
void 0)}function mo(e2){return new TypeError(`TransformStream.prototype.${e2} can only be used on a TransformStream`)}Object.defineProperties(TransformStreamDefaultController2.
prototype,{enqueue:{enumerable:!0},error:{enumerable:!0},terminate:{enumerable:!0},desiredSize:{enumerable:!0}}),n(TransformStreamDefaultController2.prototype.enqueue,
"enqueue"),n(TransformStreamDefaultController2.prototype.error,"error"),n(TransformStreamDefaultController2.prototype.terminate,"terminate"),typeof Symbol.toStringTag==
"symbol"&&Object.defineProperty(TransformStreamDefaultController2.prototype,Symbol.toStringTag,{value:"TransformStreamDefaultController",configurable:!0}),e.ByteLengthQueuingStrategy=
ByteLengthQueuingStrategy2,e.CountQueuingStrategy=CountQueuingStrategy2,e.ReadableByteStreamController=ReadableByteStreamController2,e.ReadableStream=ReadableStream2,
e.ReadableStreamBYOBReader=ReadableStreamBYOBReader2,e.ReadableStreamBYOBRequest=ReadableStreamBYOBRequest2,e.ReadableStreamDefaultController=ReadableStreamDefaultController2,
e.ReadableStreamDefaultReader=ReadableStreamDefaultReader2,e.TransformStream=TransformStream2,e.TransformStreamDefaultController=TransformStreamDefaultController2,
e.WritableStream=WritableStream2,e.WritableStreamDefaultController=WritableStreamDefaultController2,e.WritableStreamDefaultWriter=WritableStreamDefaultWriter2})}});var require_web_streams_polyfill=__commonJS({"lazily:web-streams-polyfill"(exports,module){/*! web-streams-polyfill
The MIT License (MIT)

Copyright (c) 2026 Mattias Buelens
Copyright (c) 2016 Diwank Singh Tomer

Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
SOFTWARE. */var made,load=()=>made??=require_ponyfill();module.exports={__esModule:!0,get ByteLengthQueuingStrategy(){return load().ByteLengthQueuingStrategy},get CountQueuingStrategy(){
return load().CountQueuingStrategy},get ReadableByteStreamController(){return load().ReadableByteStreamController},get ReadableStream(){return load().ReadableStream},
get ReadableStreamBYOBReader(){return load().ReadableStreamBYOBReader},get ReadableStreamBYOBRequest(){return load().ReadableStreamBYOBRequest},get ReadableStreamDefaultController(){
return load().ReadableStreamDefaultController},get ReadableStreamDefaultReader(){return load().ReadableStreamDefaultReader},get TransformStream(){return load().
TransformStream},get TransformStreamDefaultController(){return load().TransformStreamDefaultController},get WritableStream(){return load().WritableStream},get WritableStreamDefaultController(){
return load().WritableStreamDefaultController},get WritableStreamDefaultWriter(){return load().WritableStreamDefaultWriter}}}});var require_urlpattern=__commonJS({"node_modules/urlpattern-polyfill/dist/urlpattern.cjs"(exports,module){"use strict";var U=Object.defineProperty,Re=Object.getOwnPropertyDescriptor,
Ee=Object.getOwnPropertyNames,Oe=Object.prototype.hasOwnProperty,a=(e,t)=>U(e,"name",{value:t,configurable:!0}),ke=(e,t)=>{for(var r in t)U(e,r,{get:t[r],enumerable:!0})},
Te=(e,t,r,n)=>{if(t&&typeof t=="object"||typeof t=="function")for(let o of Ee(t))!Oe.call(e,o)&&o!==r&&U(e,o,{get:()=>t[o],enumerable:!(n=Re(t,o))||n.enumerable});
return e},Ae=e=>Te(U({},"__esModule",{value:!0}),e),He={};ke(He,{URLPattern:()=>M});module.exports=Ae(He);var P=class{type=3;name="";prefix="";value="";suffix="";modifier=3;constructor(t,r,n,o,l,f){
this.type=t,this.name=r,this.prefix=n,this.value=o,this.suffix=l,this.modifier=f}hasCustomName(){return this.name!==""&&typeof this.name!="number"}};a(P,"Part");
var ye=/[$_\p{ID_Start}]/u,we=/[$_\u200C\u200D\p{ID_Continue}]/u,F=".*";function Ce(e,t){return(t?/^[\x00-\xFF]*$/:/^[\x00-\x7F]*$/).test(e)}a(Ce,"isASCII");function W(e,t=!1){
let r=[],n=0;for(;n<e.length;){let o=e[n],l=a(function(f){if(!t)throw new TypeError(f);r.push({type:"INVALID_CHAR",index:n,value:e[n++]})},"ErrorOrInvalid");if(o===
"*"){r.push({type:"ASTERISK",index:n,value:e[n++]});continue}if(o==="+"||o==="?"){r.push({type:"OTHER_MODIFIER",index:n,value:e[n++]});continue}if(o==="\\"){r.push(
{type:"ESCAPED_CHAR",index:n++,value:e[n++]});continue}if(o==="{"){r.push({type:"OPEN",index:n,value:e[n++]});continue}if(o==="}"){r.push({type:"CLOSE",index:n,
value:e[n++]});continue}if(o===":"){let f="",s=n+1;for(;s<e.length;){let i=e.substr(s,1);if(s===n+1&&ye.test(i)||s!==n+1&&we.test(i)){f+=e[s++];continue}break}if(!f){
l(`Missing parameter name at ${n}`);continue}r.push({type:"NAME",index:n,value:f}),n=s;continue}if(o==="("){let f=1,s="",i=n+1,c=!1;if(e[i]==="?"){l(`Pattern ca\
nnot start with "?" at ${i}`);continue}for(;i<e.length;){if(!Ce(e[i],!1)){l(`Invalid character '${e[i]}' at ${i}.`),c=!0;break}if(e[i]==="\\"){s+=e[i++]+e[i++];
continue}if(e[i]===")"){if(f--,f===0){i++;break}}else if(e[i]==="("&&(f++,e[i+1]!=="?")){l(`Capturing groups are not allowed at ${i}`),c=!0;break}s+=e[i++]}if(c)
continue;if(f){l(`Unbalanced pattern at ${n}`);continue}if(!s){l(`Missing pattern at ${n}`);continue}r.push({type:"REGEX",index:n,value:s}),n=i;continue}r.push(
{type:"CHAR",index:n,value:e[n++]})}return r.push({type:"END",index:n,value:""}),r}a(W,"lexer");function _(e,t={}){let r=W(e);t.delimiter??="/#?",t.prefixes??="\
./";let n=`[^${x(t.delimiter)}]+?`,o=[],l=0,f=0,s="",i=new Set,c=a(u=>{if(f<r.length&&r[f].type===u)return r[f++].value},"tryConsume"),h=a(()=>c("OTHER_MODIFIER")??
c("ASTERISK"),"tryConsumeModifier"),p=a(u=>{let d=c(u);if(d!==void 0)return d;let{type:g,index:y}=r[f];throw new TypeError(`Unexpected ${g} at ${y}, expected ${u}`)},
"mustConsume"),A=a(()=>{let u="",d;for(;d=c("CHAR")??c("ESCAPED_CHAR");)u+=d;return u},"consumeText"),be=a(u=>u,"DefaultEncodePart"),N=t.encodePart||be,H="",v=a(
u=>{H+=u},"appendToPendingFixedValue"),D=a(()=>{H.length&&(o.push(new P(3,"","",N(H),"",3)),H="")},"maybeAddPartFromPendingFixedValue"),Z=a((u,d,g,y,B)=>{let m=3;
switch(B){case"?":m=1;break;case"*":m=0;break;case"+":m=2;break}if(!d&&!g&&m===3){v(u);return}if(D(),!d&&!g){if(!u)return;o.push(new P(3,"","",N(u),"",m));return}
let S;g?g==="*"?S=F:S=g:S=n;let k=2;S===n?(k=1,S=""):S===F&&(k=0,S="");let E;if(d?E=d:g&&(E=l++),i.has(E))throw new TypeError(`Duplicate name '${E}'.`);i.add(E),
o.push(new P(k,E,N(u),S,N(y),m))},"addPart");for(;f<r.length;){let u=c("CHAR"),d=c("NAME"),g=c("REGEX");if(!d&&!g&&(g=c("ASTERISK")),d||g){let m=u??"";t.prefixes.
indexOf(m)===-1&&(v(m),m=""),D();let S=h();Z(m,d,g,"",S);continue}let y=u??c("ESCAPED_CHAR");if(y){v(y);continue}if(c("OPEN")){let m=A(),S=c("NAME"),k=c("REGEX");
!S&&!k&&(k=c("ASTERISK"));let E=A();p("CLOSE");let Pe=h();Z(m,S,k,E,Pe);continue}D(),p("END")}return o}a(_,"parse");function x(e){return e.replace(/([.+*?^${}()[\]|/\\])/g,
"\\$1")}a(x,"escapeString");function q(e){return e&&e.ignoreCase?"ui":"u"}a(q,"flags");function J(e,t,r){return z(_(e,r),t,r)}a(J,"stringToRegexp");function T(e){
switch(e){case 0:return"*";case 1:return"?";case 2:return"+";case 3:return""}}a(T,"modifierToString");function z(e,t,r={}){r.delimiter??="/#?",r.prefixes??="./",
r.sensitive??=!1,r.strict??=!1,r.end??=!0,r.start??=!0,r.endsWith="";let n=r.start?"^":"";for(let s of e){if(s.type===3){s.modifier===3?n+=x(s.value):n+=`(?:${x(
s.value)})${T(s.modifier)}`;continue}t&&t.push(s.name);let i=`[^${x(r.delimiter)}]+?`,c=s.value;if(s.type===1?c=i:s.type===0&&(c=F),!s.prefix.length&&!s.suffix.
length){s.modifier===3||s.modifier===1?n+=`(${c})${T(s.modifier)}`:n+=`((?:${c})${T(s.modifier)})`;continue}if(s.modifier===3||s.modifier===1){n+=`(?:${x(s.prefix)}\
(${c})${x(s.suffix)})`,n+=T(s.modifier);continue}n+=`(?:${x(s.prefix)}`,n+=`((?:${c})(?:`,n+=x(s.suffix),n+=x(s.prefix),n+=`(?:${c}))*)${x(s.suffix)})`,s.modifier===
0&&(n+="?")}let o=`[${x(r.endsWith)}]|$`,l=`[${x(r.delimiter)}]`;if(r.end)return r.strict||(n+=`${l}?`),r.endsWith.length?n+=`(?=${o})`:n+="$",new RegExp(n,q(r));
r.strict||(n+=`(?:${l}(?=${o}))?`);let f=!1;if(e.length){let s=e[e.length-1];s.type===3&&s.modifier===3&&(f=r.delimiter.indexOf(s)>-1)}return f||(n+=`(?=${l}|${o}\
)`),new RegExp(n,q(r))}a(z,"partsToRegexp");var b={delimiter:"",prefixes:"",sensitive:!0,strict:!0},Q={delimiter:".",prefixes:"",sensitive:!0,strict:!0},ee={delimiter:"\
/",prefixes:"/",sensitive:!0,strict:!0};function te(e,t){return e.length?e[0]==="/"?!0:!t||e.length<2?!1:(e[0]=="\\"||e[0]=="{")&&e[1]=="/":!1}a(te,"isAbsoluteP\
athname");function re(e,t){return e.startsWith(t)?e.substring(t.length,e.length):e}a(re,"maybeStripPrefix");function Le(e,t){return e.endsWith(t)?e.substr(0,e.length-
t.length):e}a(Le,"maybeStripSuffix");function j(e){return!e||e.length<2?!1:e[0]==="["||(e[0]==="\\"||e[0]==="{")&&e[1]==="["}a(j,"treatAsIPv6Hostname");var ne=[
"ftp","file","http","https","ws","wss"];function $(e){if(!e)return!0;for(let t of ne)if(e.test(t))return!0;return!1}a($,"isSpecialScheme");function se(e,t){if(e=
re(e,"#"),t||e==="")return e;let r=new URL("https://example.com");return r.hash=e,r.hash?r.hash.substring(1,r.hash.length):""}a(se,"canonicalizeHash");function ie(e,t){
if(e=re(e,"?"),t||e==="")return e;let r=new URL("https://example.com");return r.search=e,r.search?r.search.substring(1,r.search.length):""}a(ie,"canonicalizeSea\
rch");function ae(e,t){return t||e===""?e:j(e)?V(e):G(e)}a(ae,"canonicalizeHostname");function oe(e,t){if(t||e==="")return e;let r=new URL("https://example.com");
return r.password=e,r.password}a(oe,"canonicalizePassword");function ce(e,t){if(t||e==="")return e;let r=new URL("https://example.com");return r.username=e,r.username}
a(ce,"canonicalizeUsername");function le(e,t,r){if(r||e==="")return e;if(t&&!ne.includes(t))return new URL(`${t}:${e}`).pathname;let n=e[0]=="/";return e=new URL(
n?e:"/-"+e,"https://example.com").pathname,n||(e=e.substring(2,e.length)),e}a(le,"canonicalizePathname");function fe(e,t,r){return K(t)===e&&(e=""),r||e===""?e:
Y(e)}a(fe,"canonicalizePort");function he(e,t){return e=Le(e,":"),t||e===""?e:w(e)}a(he,"canonicalizeProtocol");function K(e){switch(e){case"ws":case"http":return"\
80";case"wws":case"https":return"443";case"ftp":return"21";default:return""}}a(K,"defaultPortForProtocol");function w(e){if(e==="")return e;if(/^[-+.A-Za-z0-9]*$/.
test(e))return e.toLowerCase();throw new TypeError(`Invalid protocol '${e}'.`)}a(w,"protocolEncodeCallback");function ue(e){if(e==="")return e;let t=new URL("ht\
tps://example.com");return t.username=e,t.username}a(ue,"usernameEncodeCallback");function de(e){if(e==="")return e;let t=new URL("https://example.com");return t.
password=e,t.password}a(de,"passwordEncodeCallback");function G(e){if(e==="")return e;if(/[\t\n\r #%/:<>?@[\]^\\|]/g.test(e))throw new TypeError(`Invalid hostna\
me '${e}'`);let t=new URL("https://example.com");return t.hostname=e,t.hostname}a(G,"hostnameEncodeCallback");function V(e){if(e==="")return e;if(/[^0-9a-fA-F[\]:]/g.
test(e))throw new TypeError(`Invalid IPv6 hostname '${e}'`);return e.toLowerCase()}a(V,"ipv6HostnameEncodeCallback");function Y(e){if(e===""||/^[0-9]*$/.test(e)&&
parseInt(e)<=65535)return e;throw new TypeError(`Invalid port '${e}'.`)}a(Y,"portEncodeCallback");function pe(e){if(e==="")return e;let t=new URL("https://examp\
le.com");return t.pathname=e[0]!=="/"?"/-"+e:e,e[0]!=="/"?t.pathname.substring(2,t.pathname.length):t.pathname}a(pe,"standardURLPathnameEncodeCallback");function ge(e){
return e===""?e:new URL(`data:${e}`).pathname}a(ge,"pathURLPathnameEncodeCallback");function me(e){if(e==="")return e;let t=new URL("https://example.com");return t.
search=e,t.search.substring(1,t.search.length)}a(me,"searchEncodeCallback");function Se(e){if(e==="")return e;let t=new URL("https://example.com");return t.hash=
e,t.hash.substring(1,t.hash.length)}a(Se,"hashEncodeCallback");var C=class{#i;#n=[];#t={};#e=0;#s=1;#l=0;#o=0;#d=0;#p=0;#g=!1;constructor(t){this.#i=t}get result(){
return this.#t}parse(){for(this.#n=W(this.#i,!0);this.#e<this.#n.length;this.#e+=this.#s){if(this.#s=1,this.#n[this.#e].type==="END"){if(this.#o===0){this.#b(),
this.#f()?this.#r(9,1):this.#h()?this.#r(8,1):this.#r(7,0);continue}else if(this.#o===2){this.#u(5);continue}this.#r(10,0);break}if(this.#d>0)if(this.#A())this.#d-=
1;else continue;if(this.#T()){this.#d+=1;continue}switch(this.#o){case 0:this.#P()&&this.#u(1);break;case 1:if(this.#P()){this.#C();let t=7,r=1;this.#E()?(t=2,r=
3):this.#g&&(t=2),this.#r(t,r)}break;case 2:this.#S()?this.#u(3):(this.#x()||this.#h()||this.#f())&&this.#u(5);break;case 3:this.#O()?this.#r(4,1):this.#S()&&this.#r(
5,1);break;case 4:this.#S()&&this.#r(5,1);break;case 5:this.#y()?this.#p+=1:this.#w()&&(this.#p-=1),this.#k()&&!this.#p?this.#r(6,1):this.#x()?this.#r(7,0):this.#h()?
this.#r(8,1):this.#f()&&this.#r(9,1);break;case 6:this.#x()?this.#r(7,0):this.#h()?this.#r(8,1):this.#f()&&this.#r(9,1);break;case 7:this.#h()?this.#r(8,1):this.#f()&&
this.#r(9,1);break;case 8:this.#f()&&this.#r(9,1);break;case 9:break;case 10:break}}this.#t.hostname!==void 0&&this.#t.port===void 0&&(this.#t.port="")}#r(t,r){
switch(this.#o){case 0:break;case 1:this.#t.protocol=this.#c();break;case 2:break;case 3:this.#t.username=this.#c();break;case 4:this.#t.password=this.#c();break;case 5:
this.#t.hostname=this.#c();break;case 6:this.#t.port=this.#c();break;case 7:this.#t.pathname=this.#c();break;case 8:this.#t.search=this.#c();break;case 9:this.#t.
hash=this.#c();break;case 10:break}this.#o!==0&&t!==10&&([1,2,3,4].includes(this.#o)&&[6,7,8,9].includes(t)&&(this.#t.hostname??=""),[1,2,3,4,5,6].includes(this.#o)&&
[8,9].includes(t)&&(this.#t.pathname??=this.#g?"/":""),[1,2,3,4,5,6,7].includes(this.#o)&&t===9&&(this.#t.search??="")),this.#R(t,r)}#R(t,r){this.#o=t,this.#l=this.#e+
r,this.#e+=r,this.#s=0}#b(){this.#e=this.#l,this.#s=0}#u(t){this.#b(),this.#o=t}#m(t){return t<0&&(t=this.#n.length-t),t<this.#n.length?this.#n[t]:this.#n[this.#n.
length-1]}#a(t,r){let n=this.#m(t);return n.value===r&&(n.type==="CHAR"||n.type==="ESCAPED_CHAR"||n.type==="INVALID_CHAR")}#P(){return this.#a(this.#e,":")}#E(){
return this.#a(this.#e+1,"/")&&this.#a(this.#e+2,"/")}#S(){return this.#a(this.#e,"@")}#O(){return this.#a(this.#e,":")}#k(){return this.#a(this.#e,":")}#x(){return this.#a(
this.#e,"/")}#h(){if(this.#a(this.#e,"?"))return!0;if(this.#n[this.#e].value!=="?")return!1;let t=this.#m(this.#e-1);return t.type!=="NAME"&&t.type!=="REGEX"&&t.
type!=="CLOSE"&&t.type!=="ASTERISK"}#f(){return this.#a(this.#e,"#")}#T(){return this.#n[this.#e].type=="OPEN"}#A(){return this.#n[this.#e].type=="CLOSE"}#y(){return this.#a(
this.#e,"[")}#w(){return this.#a(this.#e,"]")}#c(){let t=this.#n[this.#e],r=this.#m(this.#l).index;return this.#i.substring(r,t.index)}#C(){let t={};Object.assign(
t,b),t.encodePart=w;let r=J(this.#c(),void 0,t);this.#g=$(r)}};a(C,"Parser");var X=["protocol","username","password","hostname","port","pathname","search","hash"],
O="*";function xe(e,t){if(typeof e!="string")throw new TypeError("parameter 1 is not of type 'string'.");let r=new URL(e,t);return{protocol:r.protocol.substring(
0,r.protocol.length-1),username:r.username,password:r.password,hostname:r.hostname,port:r.port,pathname:r.pathname,search:r.search!==""?r.search.substring(1,r.search.
length):void 0,hash:r.hash!==""?r.hash.substring(1,r.hash.length):void 0}}a(xe,"extractValues");function R(e,t){return t?I(e):e}a(R,"processBaseURLString");function L(e,t,r){
let n;if(typeof t.baseURL=="string")try{n=new URL(t.baseURL),t.protocol===void 0&&(e.protocol=R(n.protocol.substring(0,n.protocol.length-1),r)),!r&&t.protocol===
void 0&&t.hostname===void 0&&t.port===void 0&&t.username===void 0&&(e.username=R(n.username,r)),!r&&t.protocol===void 0&&t.hostname===void 0&&t.port===void 0&&t.
username===void 0&&t.password===void 0&&(e.password=R(n.password,r)),t.protocol===void 0&&t.hostname===void 0&&(e.hostname=R(n.hostname,r)),t.protocol===void 0&&
t.hostname===void 0&&t.port===void 0&&(e.port=R(n.port,r)),t.protocol===void 0&&t.hostname===void 0&&t.port===void 0&&t.pathname===void 0&&(e.pathname=R(n.pathname,
r)),t.protocol===void 0&&t.hostname===void 0&&t.port===void 0&&t.pathname===void 0&&t.search===void 0&&(e.search=R(n.search.substring(1,n.search.length),r)),t.protocol===
void 0&&t.hostname===void 0&&t.port===void 0&&t.pathname===void 0&&t.search===void 0&&t.hash===void 0&&(e.hash=R(n.hash.substring(1,n.hash.length),r))}catch{throw new TypeError(
`invalid baseURL '${t.baseURL}'.`)}if(typeof t.protocol=="string"&&(e.protocol=he(t.protocol,r)),typeof t.username=="string"&&(e.username=ce(t.username,r)),typeof t.
password=="string"&&(e.password=oe(t.password,r)),typeof t.hostname=="string"&&(e.hostname=ae(t.hostname,r)),typeof t.port=="string"&&(e.port=fe(t.port,e.protocol,
r)),typeof t.pathname=="string"){if(e.pathname=t.pathname,n&&!te(e.pathname,r)){let o=n.pathname.lastIndexOf("/");o>=0&&(e.pathname=R(n.pathname.substring(0,o+1),
r)+e.pathname)}e.pathname=le(e.pathname,e.protocol,r)}return typeof t.search=="string"&&(e.search=ie(t.search,r)),typeof t.hash=="string"&&(e.hash=se(t.hash,r)),
e}a(L,"applyInit");function I(e){return e.replace(/([+*?:{}()\\])/g,"\\$1")}a(I,"escapePatternString");function Ie(e){return e.replace(/([.+*?^${}()[\]|/\\])/g,
"\\$1")}a(Ie,"escapeRegexpString");function Ne(e,t){t.delimiter??="/#?",t.prefixes??="./",t.sensitive??=!1,t.strict??=!1,t.end??=!0,t.start??=!0,t.endsWith="";let r="\
.*",n=`[^${Ie(t.delimiter)}]+?`,o=/[$_\u200C\u200D\p{ID_Continue}]/u,l="";for(let f=0;f<e.length;++f){let s=e[f];if(s.type===3){if(s.modifier===3){l+=I(s.value);
continue}l+=`{${I(s.value)}}${T(s.modifier)}`;continue}let i=s.hasCustomName(),c=!!s.suffix.length||!!s.prefix.length&&(s.prefix.length!==1||!t.prefixes.includes(
s.prefix)),h=f>0?e[f-1]:null,p=f<e.length-1?e[f+1]:null;if(!c&&i&&s.type===1&&s.modifier===3&&p&&!p.prefix.length&&!p.suffix.length)if(p.type===3){let A=p.value.
length>0?p.value[0]:"";c=o.test(A)}else c=!p.hasCustomName();if(!c&&!s.prefix.length&&h&&h.type===3){let A=h.value[h.value.length-1];c=t.prefixes.includes(A)}c&&
(l+="{"),l+=I(s.prefix),i&&(l+=`:${s.name}`),s.type===2?l+=`(${s.value})`:s.type===1?i||(l+=`(${n})`):s.type===0&&(!i&&(!h||h.type===3||h.modifier!==3||c||s.prefix!==
"")?l+="*":l+=`(${r})`),s.type===1&&i&&s.suffix.length&&o.test(s.suffix[0])&&(l+="\\"),l+=I(s.suffix),c&&(l+="}"),s.modifier!==3&&(l+=T(s.modifier))}return l}a(
Ne,"partsToPattern");var M=class{#i;#n={};#t={};#e={};#s={};#l=!1;constructor(t={},r,n){try{let o;if(typeof r=="string"?o=r:n=r,typeof t=="string"){let i=new C(
t);if(i.parse(),t=i.result,o===void 0&&typeof t.protocol!="string")throw new TypeError("A base URL must be provided for a relative constructor string.");t.baseURL=
o}else{if(!t||typeof t!="object")throw new TypeError("parameter 1 is not of type 'string' and cannot convert to dictionary.");if(o)throw new TypeError("paramete\
r 1 is not of type 'string'.")}typeof n>"u"&&(n={ignoreCase:!1});let l={ignoreCase:n.ignoreCase===!0},f={pathname:O,protocol:O,username:O,password:O,hostname:O,
port:O,search:O,hash:O};this.#i=L(f,t,!0),K(this.#i.protocol)===this.#i.port&&(this.#i.port="");let s;for(s of X){if(!(s in this.#i))continue;let i={},c=this.#i[s];
switch(this.#t[s]=[],s){case"protocol":Object.assign(i,b),i.encodePart=w;break;case"username":Object.assign(i,b),i.encodePart=ue;break;case"password":Object.assign(
i,b),i.encodePart=de;break;case"hostname":Object.assign(i,Q),j(c)?i.encodePart=V:i.encodePart=G;break;case"port":Object.assign(i,b),i.encodePart=Y;break;case"pa\
thname":$(this.#n.protocol)?(Object.assign(i,ee,l),i.encodePart=pe):(Object.assign(i,b,l),i.encodePart=ge);break;case"search":Object.assign(i,b,l),i.encodePart=
me;break;case"hash":Object.assign(i,b,l),i.encodePart=Se;break}try{this.#s[s]=_(c,i),this.#n[s]=z(this.#s[s],this.#t[s],i),this.#e[s]=Ne(this.#s[s],i),this.#l=this.#l||
this.#s[s].some(h=>h.type===2)}catch{throw new TypeError(`invalid ${s} pattern '${this.#i[s]}'.`)}}}catch(o){throw new TypeError(`Failed to construct 'URLPatter\
n': ${o.message}`)}}get[Symbol.toStringTag](){return"URLPattern"}test(t={},r){let n={pathname:"",protocol:"",username:"",password:"",hostname:"",port:"",search:"",
hash:""};if(typeof t!="string"&&r)throw new TypeError("parameter 1 is not of type 'string'.");if(typeof t>"u")return!1;try{typeof t=="object"?n=L(n,t,!1):n=L(n,
xe(t,r),!1)}catch{return!1}let o;for(o of X)if(!this.#n[o].exec(n[o]))return!1;return!0}exec(t={},r){let n={pathname:"",protocol:"",username:"",password:"",hostname:"",
port:"",search:"",hash:""};if(typeof t!="string"&&r)throw new TypeError("parameter 1 is not of type 'string'.");if(typeof t>"u")return;try{typeof t=="object"?n=
L(n,t,!1):n=L(n,xe(t,r),!1)}catch{return null}let o={};r?o.inputs=[t,r]:o.inputs=[t];let l;for(l of X){let f=this.#n[l].exec(n[l]);if(!f)return null;let s={};for(let[
i,c]of this.#t[l].entries())if(typeof c=="string"||typeof c=="number"){let h=f[i+1];s[c]=h}o[l]={input:n[l]??"",groups:s}}return o}static compareComponent(t,r,n){
let o=a((i,c)=>{for(let h of["type","modifier","prefix","value","suffix"]){if(i[h]<c[h])return-1;if(i[h]!==c[h])return 1}return 0},"comparePart"),l=new P(3,"","",
"","",3),f=new P(0,"","","","",3),s=a((i,c)=>{let h=0;for(;h<Math.min(i.length,c.length);++h){let p=o(i[h],c[h]);if(p)return p}return i.length===c.length?0:o(i[h]??
l,c[h]??l)},"comparePartList");return!r.#e[t]&&!n.#e[t]?0:r.#e[t]&&!n.#e[t]?s(r.#s[t],[f]):!r.#e[t]&&n.#e[t]?s([f],n.#s[t]):s(r.#s[t],n.#s[t])}get protocol(){return this.#e.
protocol}get username(){return this.#e.username}get password(){return this.#e.password}get hostname(){return this.#e.hostname}get port(){return this.#e.port}get pathname(){
return this.#e.pathname}get search(){return this.#e.search}get hash(){return this.#e.hash}get hasRegExpGroups(){return this.#l}};a(M,"URLPattern")}});var require_urlpattern2=__commonJS({"lazily:urlpattern-polyfill/urlpattern"(exports,module){/*! urlpattern-polyfill/urlpattern
Copyright 2020 Intel Corporation

Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in
all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN
THE SOFTWARE. */var made,load=()=>made??=require_urlpattern();module.exports={__esModule:!0,get URLPattern(){return load().URLPattern}}}});var NO_BODY={kind:"none"},NO_BYTES=new Uint8Array(0),TYPES=["call","reply","cancel","answer","request"],MAX_COUNT=999999999999999,MAX_HEAD=256;function encodeMessage({
type,id,ref,name,text:text3,body}){if(body.kind==="none")return`${type} ${id} ${ref} ${name} ${text3.length} 0 none
${text3}`;let head=`${type} ${id} ${ref} ${name} ${text3.length} ${body.data.length} ${body.kind}
${text3}`;return body.kind==="text"?head+body.data:head}function decodeBatch(batch,maxMessages,bytes=NO_BYTES){let messages=[],at3=0,byte=0;for(;at3<batch.length;){
let end2=batch.indexOf(`
`,at3);if(end2===-1||end2-at3>MAX_HEAD||messages.length>=maxMessages)return;let message=decodeMessage(batch,batch.slice(at3,end2).split(" "),end2+1,bytes,byte);
if(message===void 0)return;messages.push(message),at3=end2+1+message.text.length,message.body.kind==="text"?at3+=message.body.data.length:message.body.kind==="b\
ytes"&&(byte+=message.body.data.length)}return byte===bytes.length?messages:void 0}function decodeMessage(batch,words,start2,bytes,byte){let type=words[0],name=words[3],
kind=words[6];if(words.length!==7||type===void 0||name===void 0||!TYPES.includes(type))return;let idNumber=count(words[1]),refNumber=count(words[2]),textSize=count(
words[4]),bodySize=count(words[5]);if(idNumber<0||refNumber<0||textSize<0||bodySize<0)return;let bodyAt=start2+textSize;if(bodyAt>batch.length)return;let body;if(kind===
"none"&&bodySize===0)body=NO_BODY;else if(kind==="text"&&bodyAt+bodySize<=batch.length)body={kind,data:batch.slice(bodyAt,bodyAt+bodySize)};else if(kind==="byte\
s"&&byte+bodySize<=bytes.length)body={kind,data:bytes.subarray(byte,byte+bodySize)};else return;return{type,id:idNumber,ref:refNumber,name,text:batch.slice(start2,
bodyAt),body}}function count(word2){if(word2==="0")return 0;let number=Number(word2);return number>=0&&number<=MAX_COUNT&&String(number)===word2&&Number.isInteger(
number)?number:-1}var{apply}=Reflect,{getOwnPropertyDescriptor,getPrototypeOf}=Object,typed=getPrototypeOf(Uint8Array.prototype),length=getOwnPropertyDescriptor(typed,"length")?.
get,buffer=getOwnPropertyDescriptor(typed,"buffer")?.get,size=getOwnPropertyDescriptor(ArrayBuffer.prototype,"byteLength")?.get;function byteLength(bytes){return apply(
length,bytes,[])}function bufferOf(bytes){return apply(buffer,bytes,[])}function isWhole(bytes){return apply(size,bufferOf(bytes),[])===byteLength(bytes)}var open=new Set,{apply:apply2}=Reflect,{has}=Set.prototype,size2=Object.getOwnPropertyDescriptor(Set.prototype,"size")?.get,current=0;function currentCall(){return current}
function enterCall(id){current=id}function openCall(id){open.add(id)}function closeCall(id){open.delete(id)}function isOpen(owner){return owner===0?apply2(size2,
open,[])!==0:apply2(has,open,[owner])===!0}var ENUMERABLE={enumerable:!0},OF_FUNCTIONS=["length","name","prototype"];function asInterface(made,constants={}){let{prototype}=made;for(let name in constants){
let constant={value:constants[name],enumerable:!0,writable:!1,configurable:!1};Object.defineProperty(made,name,constant),Object.defineProperty(prototype,name,constant)}
Object.defineProperty(prototype,Symbol.toStringTag,{value:made.name,writable:!1,enumerable:!1,configurable:!0})}function showMembers(made){for(let key of Object.
getOwnPropertyNames(made.prototype))key!=="constructor"&&Object.defineProperty(made.prototype,key,ENUMERABLE);for(let key of Object.getOwnPropertyNames(made))OF_FUNCTIONS.
includes(key)||Object.defineProperty(made,key,ENUMERABLE)}function dictionary(value,what){if(value==null)return{};if(typeof value!="object"&&typeof value!="func\
tion")throw new TypeError(`${what} is an object.`);return value}function needArguments(given,needed,what){if(given<needed)throw new TypeError(`${what} takes ${needed===
1?"an argument":`${needed} arguments`}, and was given ${given}.`)}var INSIDE=Symbol("inside");function onlyInside(token){if(token!==INSIDE)throw new TypeError("\
Illegal constructor")}function text(value){return`${value}`.toWellFormed()}var CONSTANTS={INDEX_SIZE_ERR:1,DOMSTRING_SIZE_ERR:2,HIERARCHY_REQUEST_ERR:3,WRONG_DOCUMENT_ERR:4,INVALID_CHARACTER_ERR:5,NO_DATA_ALLOWED_ERR:6,NO_MODIFICATION_ALLOWED_ERR:7,
NOT_FOUND_ERR:8,NOT_SUPPORTED_ERR:9,INUSE_ATTRIBUTE_ERR:10,INVALID_STATE_ERR:11,SYNTAX_ERR:12,INVALID_MODIFICATION_ERR:13,NAMESPACE_ERR:14,INVALID_ACCESS_ERR:15,
VALIDATION_ERR:16,TYPE_MISMATCH_ERR:17,SECURITY_ERR:18,NETWORK_ERR:19,ABORT_ERR:20,URL_MISMATCH_ERR:21,QUOTA_EXCEEDED_ERR:22,TIMEOUT_ERR:23,INVALID_NODE_TYPE_ERR:24,
DATA_CLONE_ERR:25},NAMES=["IndexSizeError","","HierarchyRequestError","WrongDocumentError","InvalidCharacterError","","NoModificationAllowedError","NotFoundErro\
r","NotSupportedError","InUseAttributeError","InvalidStateError","SyntaxError","InvalidModificationError","NamespaceError","InvalidAccessError","","TypeMismatch\
Error","SecurityError","NetworkError","AbortError","URLMismatchError","QuotaExceededError","TimeoutError","InvalidNodeTypeError","DataCloneError"],DOMException=class extends Error{#message;#name;constructor(message="",options="\
Error"){super();let{name="Error",cause}=typeof options=="object"&&options!==null?options:{name:options};this.#message=String(message),this.#name=String(name),cause!==
void 0&&Object.defineProperty(this,"cause",{value:cause,writable:!0,enumerable:!1,configurable:!0}),Error.captureStackTrace(this,new.target)}get name(){return#name in
this?this.#name:"Error"}get message(){return#message in this?this.#message:""}get code(){return this.#name===""?0:NAMES.indexOf(this.#name)+1}};asInterface(DOMException,
CONSTANTS);var START=Date.now(),peek={},Event=class{static{peek.at=event=>event.#state,peek.is=value=>#state in value}#type;#bubbles;#cancelable;#composed;#timeStamp=Date.
now()-START;#state={target:null,current:null,phase:0,stopped:!1,immediately:!1,prevented:!1,passive:!1,dispatching:!1,trusted:!1};constructor(type,options){needArguments(
arguments.length,1,"Event");let{bubbles,cancelable,composed}=dictionary(options,"EventInit");this.#type=String(type),this.#bubbles=!!bubbles,this.#cancelable=!!cancelable,
this.#composed=!!composed}get type(){return this.#type}get target(){return this.#state.target}get srcElement(){return this.#state.target}get currentTarget(){return this.#state.
current}get eventPhase(){return this.#state.phase}get bubbles(){return this.#bubbles}get cancelable(){return this.#cancelable}get composed(){return this.#composed}get defaultPrevented(){
return this.#state.prevented}get returnValue(){return!this.#state.prevented}set returnValue(value){value||this.preventDefault()}get cancelBubble(){return this.#state.
stopped}set cancelBubble(value){value&&(this.#state.stopped=!0)}get isTrusted(){return this.#state.trusted}get timeStamp(){return this.#timeStamp}composedPath(){
return this.#state.current===null?[]:[this.#state.current]}preventDefault(){this.#cancelable&&!this.#state.passive&&(this.#state.prevented=!0)}stopPropagation(){
this.#state.stopped=!0}stopImmediatePropagation(){this.#state.stopped=this.#state.immediately=!0}},{at,is}=peek;function stateOf(event){if(typeof event!="object"||
event===null||at===void 0||is===void 0||!is(event))throw new TypeError("An Event is needed.");return at(event)}var CustomEvent=class extends Event{#detail;constructor(type,options){
needArguments(arguments.length,1,"CustomEvent"),super(type,options),this.#detail=dictionary(options,"CustomEventInit").detail??null}get detail(){return this.#detail}},
ErrorEvent=class extends Event{#facts;constructor(type,options){needArguments(arguments.length,1,"ErrorEvent"),super(type,options);let{message="",filename="",lineno=0,
colno=0,error:error2}=dictionary(options,"ErrorEventInit");this.#facts={message:String(message),filename:String(filename),lineno:Number(lineno)>>>0,colno:Number(
colno)>>>0,error:error2}}get message(){return this.#facts.message}get filename(){return this.#facts.filename}get lineno(){return this.#facts.lineno}get colno(){
return this.#facts.colno}get error(){return this.#facts.error}},MessageEvent=class extends Event{#facts;constructor(type,options){needArguments(arguments.length,
1,"MessageEvent"),super(type,options);let{data=null,origin="",lastEventId="",source=null,ports=[]}=dictionary(options,"MessageEventInit");this.#facts={data,origin:String(
origin),lastEventId:String(lastEventId),source,ports:Object.freeze([...ports])}}get data(){return this.#facts.data}get origin(){return this.#facts.origin}get lastEventId(){
return this.#facts.lastEventId}get source(){return this.#facts.source}get ports(){return this.#facts.ports}},PromiseRejectionEvent=class extends Event{#promise;#reason;constructor(type,options){
needArguments(arguments.length,2,"PromiseRejectionEvent"),super(type,options);let{promise,reason}=dictionary(options,"PromiseRejectionEventInit");if(promise===void 0)
throw new TypeError("A PromiseRejectionEvent has a promise.");this.#promise=promise,this.#reason=reason}get promise(){return this.#promise}get reason(){return this.#reason}};
asInterface(Event,{NONE:0,CAPTURING_PHASE:1,AT_TARGET:2,BUBBLING_PHASE:3});for(let kind of[CustomEvent,ErrorEvent,MessageEvent,PromiseRejectionEvent])asInterface(
kind);var sink={};function reportTo(report2){sink.report=report2}function reportException(error2){sink.report?.(error2)}var timers=Object.setPrototypeOf([],null),{now}=Date,MAX_TIMERS=1024,lastId=0;function add(callback,milliseconds,repeat,parameters){if(typeof callback!="functio\
n")throw new TypeError("A timer takes a function.");if(timers.length>=MAX_TIMERS&&keep(({owner})=>owner===0||isOpen(owner)),timers.length>=MAX_TIMERS)throw new RangeError(
`A plugin may have ${MAX_TIMERS} timers.`);let delay=Math.max(1,Math.min(2**31-1,Math.trunc(Number(milliseconds))||0)),id=++lastId;return timers[timers.length]=
{id,at:now()+delay,every:repeat?delay:void 0,owner:currentCall(),run:()=>{callback(...parameters)}},id}function keep(wanted){let kept=0;for(let index=0;index<timers.
length;index++){let timer=timers[index];timer!==void 0&&wanted(timer)&&(timers[kept++]=timer)}timers.length=kept}function setTimeout(callback,milliseconds,...parameters){
return add(callback,milliseconds,!1,parameters)}function setInterval(callback,milliseconds,...parameters){return add(callback,milliseconds,!0,parameters)}function clearTimer(id){
let number=Number(id);keep(timer=>timer.id!==number)}function nextTimer(){if(timers.length===0)return-1;keep(({owner})=>owner===0||isOpen(owner));let first=firstTimer();
if(first===void 0)return-1;let left=first.at-now();return left>0?left:0}function isTimerDue(time){let first=firstTimer();return first!==void 0&&first.at<=time}function runTimer(time,failed){
let timer=firstTimer();if(timer===void 0||timer.at>time)return!1;timer.every===void 0?keep(other2=>other2!==timer):timer.at=time+timer.every,enterCall(timer.owner);
try{timer.run()}catch(error2){failed(error2)}return!0}function firstTimer(){let first;for(let index=0;index<timers.length;index++){let timer=timers[index];timer!==
void 0&&isOpen(timer.owner)&&(first===void 0||timer.at<first.at)&&(first=timer)}return first}var inside={},EventTarget=class{#listeners;#shown=this;addEventListener(type,listener,options){needArguments(arguments.length,2,"addEventListener");let{capture,
once,passive,signal}=flatten(options);if(signal!==void 0&&!(signal instanceof AbortSignal))throw new TypeError("The signal of a listener is an AbortSignal.");if(listener==
null||signal?.aborted)return;if(typeof listener!="function"&&typeof listener!="object")throw new TypeError("A listener is a function or an object.");let lists=this.#listeners??=
new Map,name=String(type),list=lists.get(name)??[];list.some(known=>known.listener===listener&&known.capture===capture)||(lists.set(name,[...list,{listener,capture,
once,passive,removed:!1}]),signal!==void 0&&onAbort(signal,()=>this.removeEventListener(name,listener,capture)))}removeEventListener(type,listener,options){needArguments(
arguments.length,2,"removeEventListener");let{capture}=flatten(options),list=this.#listeners?.get(String(type)),found=list?.find(known=>known.listener===listener&&
known.capture===capture);list===void 0||found===void 0||(found.removed=!0,this.#listeners?.set(String(type),list.filter(known=>known!==found)))}dispatchEvent(event){
let state2=stateOf(event);if(state2.dispatching)throw new DOMException("The event is being dispatched.","InvalidStateError");return state2.trusted=!1,this.#dispatch(
event)}#dispatch(event){let state2=stateOf(event);Object.assign(state2,{dispatching:!0,target:this.#shown,current:this.#shown,phase:2});let list=this.#listeners?.
get(event.type)??[];for(let known of[...list.filter(({capture})=>capture),...list.filter(({capture})=>!capture)])if(!known.removed){if(state2.immediately)break;
known.once&&this.removeEventListener(event.type,known.listener,known.capture),state2.passive=known.passive;try{typeof known.listener=="function"?known.listener.
call(this.#shown,event):known.listener.handleEvent(event)}catch(error2){reportException(error2)}state2.passive=!1}return Object.assign(state2,{dispatching:!1,current:null,
phase:0,stopped:!1,immediately:!1}),!state2.prevented}static{inside.fire=(target,event)=>target.#dispatch(event),inside.show=(target,as)=>{target.#shown=as}}},{
fire,show}=inside;function fireEvent(target,event){return stateOf(event).trusted=!0,fire===void 0||fire(target,event)}function targetFor(object){let target=new EventTarget;
return show?.(target,object),target}function flatten(options){if(typeof options=="boolean")return{capture:options,once:!1,passive:!1,signal:void 0};let{capture,
once,passive,signal}=dictionary(options,"The options of a listener");return{capture:!!capture,once:!!once,passive:!!passive,signal}}var EventHandler=class{#value=null;#listens=!1;#target;#type;#call;constructor(target,type,call=(handler,event)=>handler.
call(event.currentTarget,event)){this.#target=target,this.#type=type,this.#call=call}get value(){return this.#value}set value(value){this.#value=typeof value=="\
function"||typeof value=="object"&&value!==null?value:null,!(this.#listens||this.#value===null)&&(this.#listens=!0,this.#target.addEventListener(this.#type,event=>{
typeof this.#value=="function"&&this.#call(this.#value,event)}))}},abort={},AbortSignal=class _AbortSignal extends EventTarget{#aborted=!1;#reason;#steps;#handler;constructor(token){
onlyInside(token),super()}get aborted(){return this.#aborted}get reason(){return this.#reason}get onabort(){return this.#handler?.value??null}set onabort(value){
(this.#handler??=new EventHandler(this,"abort")).value=value}throwIfAborted(){if(this.#aborted)throw this.#reason}static abort(reason){let signal=new _AbortSignal(
INSIDE);return signal.#abort(reason),signal}static timeout(milliseconds){needArguments(arguments.length,1,"AbortSignal.timeout");let delay=Math.trunc(Number(milliseconds));
if(!(delay>=0&&delay<=Number.MAX_SAFE_INTEGER))throw new TypeError("A timeout is a number of milliseconds.");let signal=new _AbortSignal(INSIDE);return setTimeout(
()=>signal.#abort(new DOMException("The operation was aborted due to timeout","TimeoutError")),delay),signal}static any(signals){needArguments(arguments.length,
1,"AbortSignal.any");let sources=[...signals];if(!sources.every(source=>source instanceof _AbortSignal))throw new TypeError("AbortSignal.any takes signals.");let signal=new _AbortSignal(
INSIDE),aborted=sources.find(source=>source.aborted);if(aborted!==void 0)signal.#abort(aborted.reason);else for(let source of new Set(sources))(source.#steps??=
[]).push(()=>signal.#abort(source.reason));return signal}#abort(reason){if(this.#aborted)return;this.#aborted=!0,this.#reason=reason===void 0?new DOMException("\
This operation was aborted","AbortError"):reason;let steps=this.#steps??[];this.#steps=void 0;for(let step of steps)step();fireEvent(this,new Event("abort"))}static{
abort.signal=(signal,reason)=>signal.#abort(reason),abort.on=(signal,run)=>{(signal.#steps??=[]).push(run)}}},{signal:abortSignal,on}=abort;function onAbort(signal,run){
on?.(signal,run)}var AbortController2=class{#signal=new AbortSignal(INSIDE);get signal(){return this.#signal}abort(reason){abortSignal?.(this.#signal,reason)}};
for(let kind of[EventTarget,AbortSignal,AbortController2])asInterface(kind);var MAX_OPEN=1e3,{setPrototypeOf}=Object,MOST_HANDED=65536,out={text:"",bytes:bare(),length:0,handed:!1};function bare(){return setPrototypeOf([],null)}var waiting=new Map,
held=[],running=new Map,lastRequest=0;function takeOut(){let{text:text3,bytes,length:length2}=out;return out.text="",length2>0&&(out.bytes=bare(),out.length=0),
{text:text3,bytes,length:length2}}function handOut(){if(!(isOpen(0)||out.length>0||out.text.length>MOST_HANDED))return out.handed=!0,out.text}function beginEntry(received){
received&&out.handed&&(out.text=""),out.handed=!1}function say(message){out.text+=encodeMessage(message),message.body.kind==="bytes"&&(out.bytes[out.bytes.length]=
message.body.data,out.length+=byteLength(message.body.data))}function request(ref,method,params,body=NO_BODY){if(!/^[A-Za-z][A-Za-z0-9.]{0,127}$/.test(method))return Promise.
reject(new TypeError(`'${method}' is not a method of the host.`));let owner=ref===0?currentCall():ref;if(out.handed||owner!==0&&!running.has(owner))return Promise.
reject(new HostError(OVER));let id=++lastRequest,call=running.get(owner);call!==void 0&&(call.requests??=new Set).add(id);let message={type:"request",id,ref:owner,
name:method,text:params,body};return waiting.size>=MAX_OPEN?held.push(message):say(message),new Promise((resolve,reject)=>waiting.set(id,{owner,resolve,reject}))}
function requestFirst(method,params){out.handed||(out.text=encodeMessage({type:"request",id:++lastRequest,ref:currentCall(),name:method,text:params,body:NO_BODY})+
out.text)}var HostError=class extends Error{name="HostError";code;details;constructor({code,message,...details}){super(message),this.code=code,this.details=details}},
OVER={code:"HP_ERR_STOPPED",message:"The call that this belongs to is over: await what a handler begins before it returns."};function settle({id,ref,text:text3,
body}){let entry3=waiting.get(id);entry3!==void 0&&(enterCall(entry3.owner),waiting.delete(id),running.get(entry3.owner)?.requests?.delete(id),ref===1?entry3.resolve(
{text:text3,body}):entry3.reject(new HostError(JSON.parse(text3))),sayHeld())}function sayHeld(){for(;held.length>0&&waiting.size-held.length<MAX_OPEN;){let message=held.
shift();message!==void 0&&waiting.has(message.id)&&say(message)}}function begin(id){openCall(id),running.set(id,{controller:void 0,requests:void 0})}function signalOf(id){
let call=running.get(id);return call===void 0?new AbortController2().signal:(call.controller??=new AbortController2).signal}function cancel(id){running.get(id)?.
controller?.abort(),end(id)}function answer(id,ok,text3,body=NO_BODY){end(id)&&say({type:"answer",id,ref:ok?1:0,name:"-",text:text3,body})}function end(id){let call=running.
get(id);if(call===void 0)return!1;if(running.delete(id),closeCall(id),call.requests===void 0)return!0;for(let open2 of call.requests)waiting.get(open2)?.reject(
new HostError(OVER)),waiting.delete(open2);return!0}function describeError(thrown){return{name:text2(thrown,"name",64)||"Error",message:typeof thrown=="object"&&thrown!==null?text2(thrown,"message",1e3):safely(()=>String(
thrown).slice(0,1e3)),stack:text2(thrown,"stack",4e3),...optional("code",text2(thrown,"code",64)),...refusal(thrown)}}function refusal(thrown){let status=read(thrown,
"status");if(read(thrown,"refusal")!==!0||typeof status!="number"||!Number.isInteger(status)||status<400||status>599)return{refusal:!1};let details=safely(()=>JSON.
stringify(read(thrown,"details")??{}));return{refusal:!0,status,details:details===""||details.length>16384?{}:JSON.parse(details)}}function optional(name,value){
return value===""?{}:{[name]:value}}function text2(thrown,name,limit){let value=read(thrown,name);return typeof value=="string"?value.slice(0,limit):""}function read(thrown,name){
if(!(typeof thrown!="object"||thrown===null))try{return Reflect.get(thrown,name)}catch{return}}function safely(run){try{return run()??""}catch{return""}}var state={helper:()=>"",late:!1};function captureHelper(){state.helper=Reflect.get(globalThis,"__helper"),Reflect.deleteProperty(globalThis,"__helper")}function ask(operation,a="",b="",c=""){
let answer2=asked(operation,a,b,c);if(answer2==="time")throw new DOMException("The work that one turn leaves to the cell took more time than a plugin has for it\
.","OperationError");return answer2}function asked(operation,a,b,c){if(state.late)return"time";let answer2=state.helper(operation,a,b,c);return state.late=answer2===
"time",answer2}function beginTurn(){state.late=!1}function help(operation,a="",b="",c=""){let answer2=ask(operation,a,b,c);return answer2[0]==="="?answer2.slice(
1):void 0}function bytesOf(text3){let bytes=new Uint8Array(text3.length);for(let index=0;index<text3.length;index++)bytes[index]=text3.charCodeAt(index);return bytes}
var NATIVE_FROM=1024,MOST_AT_ONCE=4194304,toBase64=Uint8Array.prototype.toBase64;function textOf(bytes){if(bytes.length<NATIVE_FROM)return String.fromCharCode.apply(
null,bytes);let text3="";for(let at3=0;at3<bytes.length;at3+=MOST_AT_ONCE)text3+=natively("latin1",bytes.subarray(at3,at3+MOST_AT_ONCE))??textByHand(bytes.subarray(
at3,at3+MOST_AT_ONCE));return text3}function natively(encoding,bytes){if(bytes.length>MOST_AT_ONCE)return;let answer2=asked("decode",encoding,toBase64.call(bytes),
"");return answer2[0]==="="?answer2.slice(1):void 0}function textByHand(bytes){let text3="";for(let at3=0;at3<bytes.length;at3+=8192)text3+=String.fromCharCode.
apply(null,bytes.subarray(at3,at3+8192));return text3}var Utf8=class{#fatal;#ignoreBOM;#point=0;#needed=0;#lower=128;#upper=191;#begun=!1;constructor(fatal,ignoreBOM){this.#fatal=fatal,this.#ignoreBOM=ignoreBOM}decode(bytes,more){
let text3="",units=[];for(let index=0;index<bytes.length;index++){let byte=bytes[index]??0;this.#needed===0?byte<128?units.push(byte):this.#begin(byte)||units.push(
this.#bad()):byte<this.#lower||byte>this.#upper?(this.#reset(),units.push(this.#bad()),index--):(this.#lower=128,this.#upper=191,this.#point=this.#point<<6|byte&
63,--this.#needed===0&&add2(units,this.#point)),units.length>4096&&(text3+=String.fromCharCode.apply(null,units),units=[])}return!more&&this.#needed>0&&(this.#reset(),
units.push(this.#bad())),this.#withoutMark(text3+String.fromCharCode.apply(null,units))}#begin(byte){return byte<194||byte>244?!1:(this.#needed=byte<224?1:byte<
240?2:3,this.#point=byte&63>>this.#needed,byte===224&&(this.#lower=160),byte===237&&(this.#upper=159),byte===240&&(this.#lower=144),byte===244&&(this.#upper=143),
!0)}#reset(){this.#needed=0,this.#lower=128,this.#upper=191}#bad(){if(this.#fatal)throw new TypeError("The encoded data is not valid utf-8.");return 65533}#withoutMark(text3){
return this.#begun||text3===""?text3:(this.#begun=!0,!this.#ignoreBOM&&text3.charCodeAt(0)===65279?text3.slice(1):text3)}};function add2(units,point){point<65536?
units.push(point):units.push(55232+(point>>10),56320|point&1023)}var TextEncoder=class{get encoding(){return"utf-8"}encode(input=""){let text3=String(input),bytes=new Uint8Array(text3.length*3);return bytes.slice(0,encodeInto(
text3,bytes).written)}encodeInto(source,destination){if(needArguments(arguments.length,2,"encodeInto"),!(destination instanceof Uint8Array))throw new TypeError(
"encodeInto() writes into a Uint8Array.");return encodeInto(String(source),destination)}};function encodeInto(text3,into2){let at3=0,index=0;for(;index<text3.length;index++){
let unit=text3.charCodeAt(index);if(unit<128){if(at3>=into2.length)break;into2[at3++]=unit}else if(unit<2048){if(at3+2>into2.length)break;into2[at3++]=192|unit>>
6,into2[at3++]=128|unit&63}else{let next2=(unit&64512)===55296?text3.charCodeAt(index+1):0,isPair=(next2&64512)===56320;if(at3+(isPair?4:3)>into2.length)break;let point=isPair?
65536+((unit&1023)<<10)+(next2&1023):(unit&63488)===55296?65533:unit;isPair&&(into2[at3++]=240|point>>18,index++),into2[at3++]=isPair?128|point>>12&63:224|point>>
12,into2[at3++]=128|point>>6&63,into2[at3++]=128|point&63}}return{read:index,written:at3}}var UTF8_LABEL=/^[\t\n\f\r ]*(?:unicode-1-1-utf-8|unicode11utf8|unicode20utf8|utf-?8|x-unicode20utf8)[\t\n\f\r ]*$/i,
NATIVE_FROM2=512,TextDecoder=class{#encoding;#fatal;#ignoreBOM;#utf8;#pieces=[];constructor(label="utf-8",options){let{fatal,ignoreBOM}=dictionary(options,"Text\
DecoderOptions");this.#encoding=UTF8_LABEL.test(String(label))?"utf-8":encodingOf(text(label)),this.#fatal=!!fatal,this.#ignoreBOM=!!ignoreBOM}get encoding(){return this.#encoding}get fatal(){
return this.#fatal}get ignoreBOM(){return this.#ignoreBOM}decode(input,options){let bytes=bytesIn(input),stream=!!dictionary(options,"TextDecodeOptions").stream;
return this.#encoding==="utf-8"?this.#decodeUtf8(bytes,stream):this.#decodeOther(bytes,stream)}#decodeUtf8(bytes,stream){if(!stream&&this.#utf8===void 0)return decodeWhole(
bytes,this.#fatal,this.#ignoreBOM);let decoder=this.#utf8??=new Utf8(this.#fatal,this.#ignoreBOM);return stream||(this.#utf8=void 0),decoder.decode(bytes,stream)}#decodeOther(bytes,stream){
if(this.#pieces.push(bytes.slice()),stream)return"";let whole2=joined(this.#pieces);this.#pieces=[];let found=natively(`${this.#encoding} ${Number(this.#fatal)}\
 ${Number(this.#ignoreBOM)}`,whole2);if(found===void 0)throw new TypeError(`The encoded data is not valid ${this.#encoding}, or too much at once.`);return found}};
function decodeUtf8(bytes){return decodeWhole(bytes,!1,!1)}function encodeUtf8(text3){let bytes=new Uint8Array(text3.length*3);return bytes.slice(0,encodeInto(text3,
bytes).written)}function joined(pieces){let whole2=new Uint8Array(pieces.reduce((sum,piece)=>sum+piece.length,0)),at3=0;for(let piece of pieces)whole2.set(piece,
at3),at3+=piece.length;return whole2}function decodeWhole(bytes,fatal,ignoreBOM){return(bytes.length<NATIVE_FROM2?void 0:natively(`utf-8 ${Number(fatal)} ${Number(
ignoreBOM)}`,bytes))??new Utf8(fatal,ignoreBOM).decode(bytes,!1)}function encodingOf(label){let answer2=ask("encoding",label.slice(0,100));if(answer2[0]!=="=")throw new RangeError(
`The encoding label '${label.slice(0,40)}' is not known.`);return answer2.slice(1)}function bytesIn(input){if(input===void 0)return new Uint8Array;if(ArrayBuffer.
isView(input))return new Uint8Array(input.buffer,input.byteOffset,input.byteLength);if(input instanceof ArrayBuffer)return new Uint8Array(input);throw new TypeError(
"decode() takes an ArrayBuffer or a view of one.")}for(let kind of[TextEncoder,TextDecoder])asInterface(kind);var streams_exports={};__export(streams_exports,{ByteLengthQueuingStrategy:()=>import_web_streams_polyfill.ByteLengthQueuingStrategy,CountQueuingStrategy:()=>import_web_streams_polyfill.CountQueuingStrategy,
ReadableByteStreamController:()=>import_web_streams_polyfill.ReadableByteStreamController,ReadableStream:()=>import_web_streams_polyfill.ReadableStream,ReadableStreamBYOBReader:()=>import_web_streams_polyfill.ReadableStreamBYOBReader,
ReadableStreamBYOBRequest:()=>import_web_streams_polyfill.ReadableStreamBYOBRequest,ReadableStreamDefaultController:()=>import_web_streams_polyfill.ReadableStreamDefaultController,
ReadableStreamDefaultReader:()=>import_web_streams_polyfill.ReadableStreamDefaultReader,TransformStream:()=>import_web_streams_polyfill.TransformStream,TransformStreamDefaultController:()=>import_web_streams_polyfill.TransformStreamDefaultController,
WritableStream:()=>import_web_streams_polyfill.WritableStream,WritableStreamDefaultController:()=>import_web_streams_polyfill.WritableStreamDefaultController,WritableStreamDefaultWriter:()=>import_web_streams_polyfill.WritableStreamDefaultWriter,
isDisturbed:()=>isDisturbed});var import_web_streams_polyfill=__toESM(require_web_streams_polyfill(),1);function isDisturbed(stream){return Reflect.get(stream,"\
_disturbed")===!0}var Slice=class{bytes;constructor(bytes){this.bytes=bytes}},inside2={},Blob=class _Blob{static{inside2.bytes=blob=>blob.#bytes,inside2.is=value=>#bytes in value}#bytes;#type;constructor(parts,options){
let{type="",endings="transparent"}=dictionary(options,"BlobPropertyBag"),lineEnd=String(endings);if(lineEnd!=="transparent"&&lineEnd!=="native")throw new TypeError(
`'${lineEnd.slice(0,40)}' is no way to end lines.`);this.#bytes=parts instanceof Slice?parts.bytes:bytesOfParts(parts,lineEnd==="native"),this.#type=typeIn(type)}get size(){
return this.#bytes.length}get type(){return this.#type}slice(start2,end2,contentType=""){let[from,to]=[start2,end2].map(at3=>at3===void 0?void 0:Math.trunc(Number(
at3))||0);return new _Blob(new Slice(this.#bytes.subarray(from??0,to)),{type:contentType})}async text(){return decodeUtf8(this.#bytes)}async bytes(){return this.#bytes.
slice()}async arrayBuffer(){return this.#bytes.slice().buffer}stream(){return streamOf(this.#bytes)}},File=class extends Blob{#name;#lastModified;constructor(fileBits,fileName,options){
needArguments(arguments.length,2,"File"),super(fileBits,options);let{lastModified=Date.now()}=dictionary(options,"FilePropertyBag");this.#name=text(fileName),this.#lastModified=
Math.trunc(Number(lastModified))||0}get name(){return this.#name}get lastModified(){return this.#lastModified}get webkitRelativePath(){return""}};for(let kind of[
Blob,File])asInterface(kind);var{bytes:bytesAt,is:is2}=inside2;function blobBytes(value){return typeof value=="object"&&value!==null&&is2?.(value)?bytesAt?.(value):
void 0}function blobOf(bytes,type){return new Blob(new Slice(bytes),{type})}function streamOf(bytes){return new import_web_streams_polyfill.ReadableStream({type:"\
bytes",pull(controller){bytes.length>0&&controller.enqueue(bytes.slice()),controller.close(),controller.byobRequest?.respond(0)}})}function bytesOfParts(parts,nativeEnds){
if(parts===void 0)return new Uint8Array;if(typeof parts!="object"||parts===null||Reflect.get(parts,Symbol.iterator)===void 0)throw new TypeError("A Blob is made\
 from a list of parts.");return joined(Array.from(parts,part=>part instanceof ArrayBuffer?new Uint8Array(part):ArrayBuffer.isView(part)?new Uint8Array(part.buffer,
part.byteOffset,part.byteLength):blobBytes(part)??encodeUtf8(nativeEnds?text(part).replace(/\r\n?/g,`
`):text(part))))}function typeIn(type){let text3=String(type);return/^[\x20-\x7e]*$/.test(text3)?text3.toLowerCase():""}var FormData=class{#entries=[];constructor(form){if(form!==void 0)throw new TypeError("There are no forms here: FormData is made empty.")}append(name,value,filename){
needArguments(arguments.length,2,"append"),this.#entries.push(entry(name,value,filename,arguments.length))}set(name,value,filename){needArguments(arguments.length,
2,"set");let made=entry(name,value,filename,arguments.length),first=this.#entries.findIndex(([known])=>known===made[0]);first===-1?this.#entries.push(made):this.#entries=
this.#entries.flatMap((known,index)=>index===first?[made]:known[0]===made[0]?[]:[known])}delete(name){needArguments(arguments.length,1,"delete");let wanted=text(
name);this.#entries=this.#entries.filter(([known])=>known!==wanted)}get(name){return needArguments(arguments.length,1,"get"),this.getAll(name)[0]??null}has(name){
return needArguments(arguments.length,1,"has"),this.getAll(name).length>0}getAll(name){needArguments(arguments.length,1,"getAll");let wanted=text(name);return this.#entries.
filter(([known])=>known===wanted).map(([,value])=>value)}forEach(callback,receiver){if(typeof callback!="function")throw new TypeError("forEach takes a function\
.");for(let[name,value]of this)callback.call(receiver,value,name,this)}keys(){return this.#entries.map(([name])=>name).values()}values(){return this.#entries.map(
([,value])=>value).values()}entries(){return this.#entries.map(([name,value])=>[name,value]).values()}};asInterface(FormData);Object.defineProperty(FormData.prototype,
Symbol.iterator,{value:Reflect.get(FormData.prototype,"entries"),writable:!0,enumerable:!1,configurable:!0});function entry(name,value,filename,given){let bytes=blobBytes(
value);if(bytes===void 0&&given>2)throw new TypeError("Only a Blob has a file name.");if(bytes===void 0)return[text(name),text(value)];if(value instanceof File&&
filename===void 0)return[text(name),value];let{type,lastModified}=value;return[text(name),new File([value],filename===void 0?"blob":text(filename),{type,lastModified})]}var KEY_USAGES=["encrypt","decrypt","sign","verify","deriveKey","deriveBits","wrapKey","unwrapKey"],peek2={},CryptoKey=class{static{peek2.at=key=>key.#facts,peek2.
has=key=>#facts in key}#facts;#algorithm;#usages;constructor(token,facts){onlyInside(token),this.#facts=facts,this.#algorithm=shown(facts.algorithm),this.#usages=
[...facts.usages]}get type(){return this.#facts.type}get extractable(){return this.#facts.extractable}get algorithm(){return this.#algorithm}get usages(){return this.#usages}};
asInterface(CryptoKey);var{at:at2,has:has2}=peek2;function makeKey(facts){return new CryptoKey(INSIDE,facts)}function factsOf(key){if(typeof key!="object"||key===
null||at2===void 0||has2===void 0||!has2(key))throw new TypeError("A CryptoKey is needed.");return at2(key)}function shown({name,hash,namedCurve,length:length2,
modulusLength,publicExponent}){return{name,...modulusLength===void 0?{}:{modulusLength},...publicExponent===void 0?{}:{publicExponent:bytesOf(publicExponent)},...namedCurve===
void 0?{}:{namedCurve},...length2===void 0?{}:{length:length2},...hash===void 0?{}:{hash:{name:hash}}}}var HASHES=["SHA-1","SHA-256","SHA-384","SHA-512"],CURVES=["P-256","P-384"],NAMES2=[...HASHES,"HMAC","AES-GCM","HKDF","PBKDF2","Ed25519","ECDSA","RSASSA-PKCS1-v\
1_5","RSA-PSS"],USAGES=new Map([["HMAC",{secret:["sign","verify"]}],["AES-GCM",{secret:["encrypt","decrypt","wrapKey","unwrapKey"]}],["HKDF",{secret:["deriveKey",
"deriveBits"]}],["PBKDF2",{secret:["deriveKey","deriveBits"]}],["Ed25519",{private:["sign"],public:["verify"]}],["ECDSA",{private:["sign"],public:["verify"]}],[
"RSASSA-PKCS1-v1_5",{public:["verify"]}],["RSA-PSS",{public:["verify"]}]]);function normalize(algorithm){if(typeof algorithm!="string"&&(typeof algorithm!="obje\
ct"||algorithm===null))throw new TypeError("An algorithm is a name or an object with one.");let given=typeof algorithm=="string"?{name:algorithm}:algorithm;if(given.
name===void 0)throw new TypeError("An algorithm has a name.");return{name:oneOf(NAMES2,given.name,"algorithm"),given}}function unsupported(what){return new DOMException(
`${what} is not supported.`,"NotSupportedError")}function hashOf({given}){return oneOf(HASHES,normalize(given.hash).name,"hash")}function curveOf({given}){if(given.
namedCurve===void 0)throw new TypeError("The algorithm needs a namedCurve.");let curve=String(given.namedCurve);if(!CURVES.some(known=>known===curve))throw unsupported(
`The curve '${curve.slice(0,40)}'`);return curve}function oneOf(known,value,what){let name=String(value),found=known.find(each=>each.toUpperCase()===name.toUpperCase());
if(found===void 0)throw unsupported(`The ${what} '${name.slice(0,40)}'`);return found}function integer(value,what){let number=Math.trunc(Number(value));if(!(number>=
0&&number<=4294967295))throw new TypeError(`${what} is a number from 0 to 4,294,967,295.`);return number}function isBuffer(value){return value instanceof ArrayBuffer||
ArrayBuffer.isView(value)}function bytesIn2(value,what){if(!isBuffer(value))throw new TypeError(`${what} is an ArrayBuffer or a view of one.`);return textOf(ArrayBuffer.
isView(value)?new Uint8Array(value.buffer,value.byteOffset,value.byteLength):new Uint8Array(value))}function usagesIn(value){if(typeof value!="object"||value===
null)throw new TypeError("Key usages are a list.");let asked2=Array.from(value,String);for(let usage of asked2)if(!KEY_USAGES.some(known=>known===usage))throw new TypeError(
`'${usage.slice(0,40)}' is not a key usage.`);return KEY_USAGES.filter(usage=>asked2.includes(usage))}function allowUsages(name,type,usages){let allowed=USAGES.
get(name)?.[type];if(allowed===void 0)throw unsupported(`A ${type} key for ${name}`);for(let usage of usages)if(!allowed.includes(usage))throw new DOMException(
`A ${type} key for ${name} cannot be used to ${usage}.`,"SyntaxError")}function usagesFor(name,type,usages){let allowed=USAGES.get(name)?.[type]??[];return usages.
filter(usage=>allowed.includes(usage))}function permit(key,{name},usage){if(key.algorithm.name!==name)throw new DOMException(`The key is for ${key.algorithm.name}\
, not ${name}.`,"InvalidAccessError");if(!key.usages.includes(usage))throw new DOMException(`The key cannot be used to ${usage}.`,"InvalidAccessError")}var REFUSALS=new Map(
[["data",["The key is not valid, or not of this algorithm.","DataError"]],["size",["This is more than a plugin may do at once: 8 MiB of data, 64 KiB of a secret\
 or a parameter, 600,000 rounds of PBKDF2.","OperationError"]],["unsupported",["The key or its format is not supported for this algorithm.","NotSupportedError"]]]);
function ask2(operation,facts,key="",data=""){let answer2=ask(`subtle.${operation}`,JSON.stringify(facts),key,data);if(answer2[0]==="=")return answer2.slice(1);
throw new DOMException(...REFUSALS.get(answer2)??["The operation failed.","OperationError"])}var KEY_TYPES=new Map([["Ed25519","OKP"],["ECDSA","EC"],["RSASSA-PKCS1-v1_5","RSA"],["RSA-PSS","RSA"]]),BLOCK_BITS=new Map([["SHA-1",512],["SHA-256",512],["SHA-\
384",1024],["SHA-512",1024]]),CURVE_ALGORITHMS=new Map([["ES256","P-256"],["ES384","P-384"],["ES512","P-521"]]),MAX_SECRET_BITS=65536*8,BASE64URL={alphabet:"bas\
e64url",omitPadding:!0};function importKey(format2,data,algorithm,extractable,usages){if(format2==="jwk"&&(typeof data!="object"||data===null||isBuffer(data)))throw new TypeError(
"A JWK is an object.");let given=format2==="jwk"?data:bytesIn2(data,"Key data"),key=KEY_TYPES.has(algorithm.name)?importHalf(format2,given,algorithm,extractable,
usages):importSecret(format2,given,algorithm,extractable,usages);if(key.type!=="public"&&usages.length===0)throw new DOMException("A key without a usage is of n\
o use.","SyntaxError");return makeKey(key)}function importSecret(format2,given,algorithm,extractable,usages){let{name}=algorithm;allowUsages(name,"secret",usages);
let derives=name==="HKDF"||name==="PBKDF2";if(derives&&extractable)throw new DOMException(`A key for ${name} cannot be extractable.`,"SyntaxError");if(format2===
"spki"||format2==="pkcs8"||derives&&format2==="jwk")throw unsupported(`The format ${format2} for ${name}`);let material=typeof given=="string"?given:secretOf(given),
described=describeSecret(algorithm,material.length*8);return typeof given!="string"&&checkJwk(given,"oct",name==="HMAC"?"sig":"enc",[secretAlg(described)],extractable,
usages),{type:"secret",extractable,algorithm:described,usages,material}}function describeSecret(algorithm,length2){let{name,given}=algorithm;if(name==="AES-GCM"){
if(length2!==128&&length2!==192&&length2!==256)throw bad("An AES key has 128, 192 or 256 bits.");return{name,length:length2}}if(name!=="HMAC")return{name};if(length2===
0||given.length!==void 0&&integer(given.length,"length")!==length2)throw bad("The key is not of that length.");return{name,hash:hashOf(algorithm),length:length2}}
function secretAlg({name,hash="",length:length2=0}){return name==="HMAC"?`HS${hash.slice(4)}`:`A${length2}GCM`}function secretOf({k}){if(typeof k!="string"||k.endsWith(
"="))throw bad("The JWK has no k of base64url.");try{return textOf(Uint8Array.fromBase64(k,BASE64URL))}catch{throw bad("The JWK has no k of base64url.")}}function importHalf(format2,given,algorithm,extractable,usages){
let{name}=algorithm,isPrivate=typeof given=="string"?format2==="pkcs8":given.d!==void 0;allowUsages(name,isPrivate?"private":"public",usages);let described={name,
...name==="ECDSA"?{namedCurve:curveOf(algorithm)}:{},...name.startsWith("RSA")?{hash:hashOf(algorithm)}:{}},text3=typeof given=="string"?given:halfOf(given,described,
extractable,usages),{type,der,modulusLength,publicExponent}=JSON.parse(ask2("key-import",{kind:name,curve:described.namedCurve,format:format2},text3));return{type,
extractable,algorithm:{...described,...modulusLength===void 0||publicExponent===void 0?{}:{modulusLength,publicExponent}},usages,material:der}}function halfOf(jwk,{
name,namedCurve,hash=""},extractable,usages){let curveAlg=[...CURVE_ALGORITHMS].filter(([,curve2])=>curve2===namedCurve).map(([alg])=>alg),algs=name==="ECDSA"?curveAlg:
name==="Ed25519"?["Ed25519","EdDSA"]:[rsaAlg(name,hash)];checkJwk(jwk,KEY_TYPES.get(name)??"","sig",algs,extractable,usages);let curve=name==="Ed25519"?name:namedCurve;
if(curve!==void 0&&jwk.crv!==curve)throw bad(`The JWK is not of the curve ${curve}.`);let fields=["kty","crv","x","y","d","n","e"].filter(field=>jwk[field]!==void 0);
for(let field of fields)if(!/^[\w-]+$/.test(String(jwk[field])))throw bad(`The JWK's ${field} is not base64url.`);return JSON.stringify(Object.fromEntries(fields.
map(field=>[field,String(jwk[field])])))}function rsaAlg(name,hash){return`${name==="RSA-PSS"?"PS":"RS"}${hash==="SHA-1"?"1":hash.slice(4)}`}function checkJwk(jwk,kty,use,algs,extractable,usages){
if(jwk.kty!==kty)throw bad(`The JWK is not of the type ${kty}.`);if(usages.length>0&&jwk.use!==void 0&&jwk.use!==use)throw bad(`The JWK is not for the use ${use}\
.`);if(jwk.alg!==void 0&&!algs.includes(String(jwk.alg)))throw bad(`The JWK is not for ${algs.join(" or ")}.`);if(jwk.ext===!1&&extractable)throw bad("The JWK i\
s not extractable.");if(jwk.key_ops===void 0)return;let operations=Array.from(jwk.key_ops,String);if(new Set(operations).size!==operations.length||usages.some(usage=>!operations.
includes(usage)))throw bad("The key_ops of the JWK do not allow that usage.")}function exportKey(format2,{type,extractable,algorithm,usages,material}){let{name,
namedCurve,hash=""}=algorithm;if(name==="HKDF"||name==="PBKDF2")throw unsupported(`Exporting a key for ${name}`);if(!extractable)throw new DOMException("The key\
 is not extractable.","InvalidAccessError");if(format2==="jwk"){let common={key_ops:[...usages],ext:!0};if(type==="secret")return{...common,kty:"oct",k:base64url(
material),alg:secretAlg(algorithm)};let half=JSON.parse(ask2("key-export",{kind:name,curve:namedCurve,type,format:format2},material));return{...common,...half,...name===
"Ed25519"?{alg:name}:{},...name.startsWith("RSA")?{alg:rsaAlg(name,hash)}:{}}}if(type==="secret"){if(format2!=="raw")throw unsupported(`The format ${format2} fo\
r ${name}`);return bytesOf(material).buffer}if(format2==="pkcs8"!=(type==="private"))throw new DOMException(`A ${type} key cannot be exported as ${format2}.`,"I\
nvalidAccessError");return bytesOf(format2==="raw"?ask2("key-export",{kind:name,curve:namedCurve,type,format:format2},material):material).buffer}function generateKey(algorithm,extractable,usages){
let{name,given}=algorithm;if(name==="HMAC"||name==="AES-GCM"){if(allowUsages(name,"secret",usages),usages.length===0)throw new DOMException("A key without a usa\
ge is of no use.","SyntaxError");if(name==="AES-GCM"&&given.length===void 0)throw new TypeError("The algorithm needs a length.");let length2=secretBits(algorithm)??
0,material=help("random",String(length2/8))??"";if(material.length!==length2/8)throw new DOMException("There are no random values.","OperationError");return makeKey(
{type:"secret",extractable,algorithm:describeSecret(algorithm,length2),usages,material})}if(name!=="Ed25519"&&name!=="ECDSA")throw unsupported(`Generating a key\
 for ${name}`);for(let usage of usages)usage!=="verify"&&allowUsages(name,"private",[usage]);let described={name,...name==="ECDSA"?{namedCurve:curveOf(algorithm)}:
{}},mine=usagesFor(name,"private",usages);if(mine.length===0)throw new DOMException("A private key without a usage is of no use.","SyntaxError");let pair=JSON.parse(
ask2("key-pair",{kind:name,curve:described.namedCurve}));return{privateKey:makeKey({type:"private",extractable,algorithm:described,usages:mine,material:pair.private}),
publicKey:makeKey({type:"public",extractable:!0,algorithm:described,usages:usagesFor(name,"public",usages),material:pair.public})}}function secretBits(algorithm){
let{name,given}=algorithm;if(name==="HKDF"||name==="PBKDF2")return;if(name!=="HMAC"&&name!=="AES-GCM")throw unsupported(`A secret key for ${name}`);let length2=given.
length===void 0&&name==="HMAC"?BLOCK_BITS.get(hashOf(algorithm))??0:integer(given.length,"length");if(name==="AES-GCM"?length2!==128&&length2!==192&&length2!==256:
length2===0||length2%8!==0||length2>MAX_SECRET_BITS)throw new DOMException(`A key for ${name} cannot have ${length2} bits.`,"OperationError");return length2}function base64url(material){
return bytesOf(material).toBase64(BASE64URL)}function bad(message){return new DOMException(message,"DataError")}var FORMATS=["raw","spki","pkcs8","jwk"],SubtleCrypto=class{constructor(token){onlyInside(token)}async digest(algorithm,data){let{name}=normalize(algorithm);if(!name.
startsWith("SHA-"))throw unsupported(`A digest by ${name}`);return bytesOf(ask2("digest",{hash:name},"",bytesIn2(data,"Data"))).buffer}async importKey(format2,keyData,algorithm,extractable,keyUsages){
return importKey(formatIn(format2),keyData,normalize(algorithm),!!extractable,usagesIn(keyUsages))}async exportKey(format2,key){return exportKey(formatIn(format2),
factsOf(key))}async generateKey(algorithm,extractable,keyUsages){return generateKey(normalize(algorithm),!!extractable,usagesIn(keyUsages))}async sign(algorithm,key,data){
let[asked2,facts,text3]=[normalize(algorithm),factsOf(key),bytesIn2(data,"Data")];return permit(facts,asked2,"sign"),bytesOf(ask2(facts.type==="secret"?"hmac":"\
sign",signing(asked2,facts),facts.material,text3)).buffer}async verify(algorithm,key,signature,data){let[asked2,facts,given,text3]=[normalize(algorithm),factsOf(
key),bytesIn2(signature,"A signature"),bytesIn2(data,"Data")];return permit(facts,asked2,"verify"),ask2(facts.type==="secret"?"hmac-verify":"verify",{...signing(
asked2,facts),signature:given},facts.material,text3)==="1"}async encrypt(algorithm,key,data){return seal("seal","encrypt",normalize(algorithm),factsOf(key),bytesIn2(
data,"Data"))}async decrypt(algorithm,key,data){return seal("open","decrypt",normalize(algorithm),factsOf(key),bytesIn2(data,"Data"))}async deriveBits(algorithm,baseKey,length2=null){
let asked2=normalize(algorithm),facts=factsOf(baseKey);return permit(facts,asked2,"deriveBits"),bytesOf(derive(asked2,facts,length2===null?void 0:integer(length2,
"length"))).buffer}async deriveKey(algorithm,baseKey,derivedKeyType,extractable,keyUsages){let[asked2,derived,usages,facts]=[normalize(algorithm),normalize(derivedKeyType),
usagesIn(keyUsages),factsOf(baseKey)];return permit(facts,asked2,"deriveKey"),importKey("raw",bytesOf(derive(asked2,facts,secretBits(derived))),derived,!!extractable,
usages)}async wrapKey(){throw unsupported("wrapKey")}async unwrapKey(){throw unsupported("unwrapKey")}};asInterface(SubtleCrypto);var subtle=Object.freeze(new SubtleCrypto(
INSIDE));function formatIn(format2){let found=FORMATS.find(known=>known===String(format2));if(found===void 0)throw new TypeError(`'${String(format2).slice(0,40)}\
' is not a key format.`);return found}function signing(asked2,{algorithm:{name,namedCurve,hash}}){if(name==="ECDSA")return{kind:name,curve:namedCurve,hash:hashOf(
asked2)};if(name==="RSA-PSS")return{kind:name,hash,saltLength:integer(asked2.given.saltLength,"saltLength")};if(name==="HMAC"||name==="Ed25519"||name==="RSASSA-\
PKCS1-v1_5")return{kind:name,hash};throw unsupported(`A signature by ${name}`)}function seal(operation,usage,asked2,key,data){if(asked2.name!=="AES-GCM")throw unsupported(
`Encryption by ${asked2.name}`);let{iv,additionalData,tagLength=128}=asked2.given,facts={iv:bytesIn2(iv,"iv"),additional:additionalData===void 0?"":bytesIn2(additionalData,
"additionalData"),tagBytes:integer(tagLength,"tagLength")/8};return permit(key,asked2,usage),bytesOf(ask2(operation,facts,key.material,data)).buffer}function derive(asked2,{
material},bits){let{name,given}=asked2;if(name!=="HKDF"&&name!=="PBKDF2")throw unsupported(`Deriving by ${name}`);let common={hash:hashOf(asked2),salt:bytesIn2(
given.salt,"salt")},facts=name==="HKDF"?{...common,info:bytesIn2(given.info,"info")}:{...common,iterations:integer(given.iterations,"iterations")};if(bits===void 0||
bits%8!==0)throw new DOMException("The length to derive is a multiple of 8 bits.","OperationError");return ask2(name.toLowerCase(),{...facts,length:bits/8},material)}var INTEGERS=["Int8Array","Uint8Array","Uint8ClampedArray","Int16Array","Uint16Array","Int32Array","Uint32Array","BigInt64Array","BigUint64Array"],kindOf=Object.
getOwnPropertyDescriptor(Object.getPrototypeOf(Uint8Array.prototype),Symbol.toStringTag)?.get,toHex=Uint8Array.prototype.toHex,Crypto=class{constructor(token){onlyInside(
token)}get subtle(){return subtle}getRandomValues(array){if(needArguments(arguments.length,1,"getRandomValues"),!ArrayBuffer.isView(array))throw new TypeError("\
getRandomValues fills a typed array.");if(!INTEGERS.includes(kindOf?.call(array)))throw new DOMException("getRandomValues fills arrays of integers.","TypeMismat\
chError");if(array.byteLength>65536)throw new DOMException("getRandomValues fills at most 65,536 bytes.","QuotaExceededError");return new Uint8Array(array.buffer,
array.byteOffset,array.byteLength).set(random(array.byteLength)),array}randomUUID(){let bytes=random(16);return bytes[6]=(bytes[6]??0)&15|64,bytes[8]=(bytes[8]??
0)&63|128,toHex.call(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})/,"$1-$2-$3-$4-")}};asInterface(Crypto);var crypto=Object.freeze(new Crypto(INSIDE));function randomText(count2){
return toHex.call(random(count2))}function random(count2){let bytes=bytesOf(help("random",String(count2))??"");if(bytes.length!==count2)throw new DOMException("\
There are no random values.","OperationError");return bytes}var NOT_MULTIPART="The body is not multipart/form-data as its content type says.";function writeMultipart(form){let boundary=`----hardpoint${randomText(16)}`,pieces=[];
for(let[name,value]of form){let head=`--${boundary}\r
content-disposition: form-data; name="${quoted(lines(name))}"`;if(typeof value=="string")pieces.push(encodeUtf8(`${head}\r
\r
${lines(value)}\r
`));else{let type=value.type===""?"application/octet-stream":value.type;pieces.push(encodeUtf8(`${head}; filename="${quoted(value.name)}"\r
content-type: ${type}\r
\r
`),blobBytes(value)??new Uint8Array,encodeUtf8(`\r
`))}}return{bytes:joined([...pieces,encodeUtf8(`--${boundary}--\r
`)]),type:`multipart/form-data; boundary=${boundary}`}}function lines(text3){return text3.replace(/\r\n?|\n/g,`\r
`)}function quoted(text3){return text3.replaceAll(`
`,"%0A").replaceAll("\r","%0D").replaceAll('"',"%22")}function readMultipart(bytes,boundary){let form=new FormData,text3=textOf(bytes),delimiter=`--${boundary}`,
at3=text3.startsWith(`\r
`)?2:0;for(;;){if(!text3.startsWith(delimiter,at3))throw new TypeError(NOT_MULTIPART);if(at3+=delimiter.length,text3.startsWith("--",at3))return form;let head=headEnd(
text3,at3),end2=text3.indexOf(`\r
${delimiter}`,head.body);if(end2===-1)throw new TypeError(NOT_MULTIPART);add3(form,text3.slice(at3+2,head.end),text3.slice(head.body,end2)),at3=end2+2}}function headEnd(text3,at3){
let end2=text3.indexOf(`\r
\r
`,at3);if(!text3.startsWith(`\r
`,at3)||end2===-1)throw new TypeError(NOT_MULTIPART);return{end:end2,body:end2+4}}function add3(form,head,body){let headers=new Map(head.split(`\r
`).map(line=>{let colon=line.indexOf(":");return[line.slice(0,colon).toLowerCase(),line.slice(colon+1).trim()]})),disposition=headers.get("content-disposition")??
"",name=parameter(disposition,"name");if(!/^form-data\s*;/i.test(disposition)||name===void 0)throw new TypeError(NOT_MULTIPART);let filename=parameter(disposition,
"filename");filename===void 0?form.append(name,decodeUtf8(bytesOf(body))):form.append(name,new File([bytesOf(body)],filename,{type:headers.get("content-type")??
"text/plain"}))}function parameter(disposition,name){let found=new RegExp(`;\\s*${name}="([^"]*)"`,"i").exec(disposition)?.[1];if(found!==void 0)return decodeUtf8(
bytesOf(found.replace(/%0A/gi,`
`).replace(/%0D/gi,"\r").replace(/%22/g,'"')))}var inside3={},URLSearchParams=class{static{inside3.attach=(params,query,changed)=>{params.#pairs=parseQuery(query),params.#changed=changed}}#pairs;#changed;constructor(init=""){
this.#pairs=typeof init=="object"&&init!==null||typeof init=="function"?pairsIn(init):parseQuery(text(init))}get size(){return this.#pairs.length}append(name,value){
needArguments(arguments.length,2,"append"),this.#pairs.push([text(name),text(value)]),this.#changed?.()}delete(name,value){needArguments(arguments.length,1,"del\
ete"),this.#pairs=this.#pairs.filter(pair=>!matches(pair,name,value)),this.#changed?.()}get(name){return needArguments(arguments.length,1,"get"),this.#pairs.find(
pair=>matches(pair,name))?.[1]??null}getAll(name){return needArguments(arguments.length,1,"getAll"),this.#pairs.filter(pair=>matches(pair,name)).map(([,value])=>value)}has(name,value){
return needArguments(arguments.length,1,"has"),this.#pairs.some(pair=>matches(pair,name,value))}set(name,value){needArguments(arguments.length,2,"set");let made=[
text(name),text(value)],first=this.#pairs.findIndex(([key])=>key===made[0]);first===-1?this.#pairs.push(made):this.#pairs=this.#pairs.flatMap((pair,index)=>index===
first?[made]:pair[0]===made[0]?[]:[pair]),this.#changed?.()}sort(){this.#pairs.sort(([a],[b])=>a<b?-1:a>b?1:0),this.#changed?.()}forEach(callback,receiver){if(typeof callback!=
"function")throw new TypeError("forEach takes a function.");for(let[name,value]of this.#pairs)callback.call(receiver,value,name,this)}*entries(){for(let[name,value]of this.#pairs)
yield[name,value]}*keys(){for(let[name]of this.#pairs)yield name}*values(){for(let[,value]of this.#pairs)yield value}toString(){return this.#pairs.map(([name,value])=>`${encode(
name)}=${encode(value)}`).join("&")}};asInterface(URLSearchParams);Object.defineProperty(URLSearchParams.prototype,Symbol.iterator,{value:Reflect.get(URLSearchParams.
prototype,"entries"),writable:!0,enumerable:!1,configurable:!0});function matches([name,value],wanted,wantedValue){return name===text(wanted)&&(wantedValue===void 0||
value===text(wantedValue))}function pairsIn(init){return Reflect.get(init,Symbol.iterator)===void 0?[...new Map(Object.entries(init).map(([name,value])=>[text(name),
text(value)]))]:Array.from(init,pair=>{let[name,value,...more]=pair;if(name===void 0||value===void 0||more.length>0)throw new TypeError("A parameter is a pair o\
f name and value.");return[text(name),text(value)]})}function parseQuery(query){return query.replace(/^\?/,"").split("&").filter(pair=>pair!=="").map(pair=>{let at3=pair.
indexOf("=");return at3===-1?[decode(pair),""]:[decode(pair.slice(0,at3)),decode(pair.slice(at3+1))]})}function decode(text3){let spaced=text3.replaceAll("+"," ");
return spaced.includes("%")?spaced.replace(/(?:%[0-9a-f]{2})+/gi,run=>{try{return decodeURIComponent(run)}catch{return new Utf8(!1,!0).decode(bytesOf(unescaped(
run)),!1)}}):spaced}function unescaped(run){return run.replace(/%(..)/g,(_,hex)=>String.fromCharCode(Number.parseInt(hex,16)))}function encode(text3){return encodeURIComponent(
text3).replace(/[!'()~]/g,character=>`%${character.charCodeAt(0).toString(16).toUpperCase()}`).replaceAll("%20","+")}var URL2=class _URL{#parts;#searchParams=new URLSearchParams;constructor(url,base){
needArguments(arguments.length,1,"URL");let parts=parse(url,base);if(parts===void 0)throw new TypeError(`Invalid URL: ${String(url).slice(0,200)}`);this.#parts=
parts,this.#refresh()}static canParse(url,base){return needArguments(arguments.length,1,"URL.canParse"),parse(url,base)!==void 0}static parse(url,base){return needArguments(
arguments.length,1,"URL.parse"),parse(url,base)===void 0?null:new _URL(url,base)}#refresh(){inside3.attach?.(this.#searchParams,this.search,()=>this.#set("searc\
h",this.#searchParams.toString(),!1))}#set(name,value,refresh=!0){let answer2=help("url-set",this.href,name,text(value));answer2!==void 0&&(this.#parts=JSON.parse(
answer2),refresh&&this.#refresh())}get searchParams(){return this.#searchParams}get href(){return this.#parts.href??""}set href(value){let parts=parse(value);if(parts===
void 0)throw new TypeError("Invalid URL");this.#parts=parts,this.#refresh()}get origin(){return this.#parts.origin??""}get protocol(){return this.#parts.protocol??
""}set protocol(value){this.#set("protocol",value)}get username(){return this.#parts.username??""}set username(value){this.#set("username",value)}get password(){
return this.#parts.password??""}set password(value){this.#set("password",value)}get host(){return this.#parts.host??""}set host(value){this.#set("host",value)}get hostname(){
return this.#parts.hostname??""}set hostname(value){this.#set("hostname",value)}get port(){return this.#parts.port??""}set port(value){this.#set("port",value)}get pathname(){
return this.#parts.pathname??""}set pathname(value){this.#set("pathname",value)}get search(){return this.#parts.search??""}set search(value){this.#set("search",
value)}get hash(){return this.#parts.hash??""}set hash(value){this.#set("hash",value)}toString(){return this.href}toJSON(){return this.href}};asInterface(URL2);
function parse(input,base){let answer2=base===void 0?help("url",text(input)):help("url",text(input),text(base),"1");return answer2===void 0?void 0:JSON.parse(answer2)}function carry(init){return init==null?{body:{kind:"none"}}:typeof init=="string"?{body:{kind:"text",data:init.toWellFormed()},type:"text/plain;charset=UTF-8"}:
init instanceof ArrayBuffer?{body:{kind:"bytes",data:new Uint8Array(init).slice()}}:ArrayBuffer.isView(init)?{body:{kind:"bytes",data:new Uint8Array(new Uint8Array(
init.buffer,init.byteOffset,init.byteLength))}}:init instanceof URLSearchParams?{body:{kind:"text",data:init.toString()},type:"application/x-www-form-urlencoded\
;charset=UTF-8"}:carryRare(init)}function carryRare(init){let bytes=blobBytes(init);if(bytes!==void 0)return{body:{kind:"bytes",data:bytes},...init.type===""?{}:
{type:init.type}};if(init instanceof FormData){let{bytes:data,type}=writeMultipart(init);return{body:{kind:"bytes",data},type}}if(!(init instanceof import_web_streams_polyfill.ReadableStream))
return carry(String(init));if(init.locked||isDisturbed(init))throw new TypeError("The stream has been read already, or is being read.");return{body:{kind:"strea\
m",data:init}}}var inside4={},Body=class{#source;#stream;#used=!1;#headers;constructor(source,headers){this.#source=source,this.#headers=headers,source.kind==="\
stream"&&(this.#stream=source.data)}get headers(){return this.#headers}get bodyUsed(){return this.#used||this.#stream!==void 0&&isDisturbed(this.#stream)}get body(){
return this.#source.kind==="none"?null:(this.#stream===void 0&&(this.#stream=streamOf(this.#source.kind==="text"?encodeUtf8(this.#source.data):this.#source.data),
this.#used&&this.#stream.cancel()),this.#stream)}async text(){let body=await this.#take();return body.kind==="bytes"?decodeUtf8(body.data):body.kind==="text"?withoutMark(
body.data):""}async json(){return JSON.parse(await this.text())}async bytes(){return bytesIn3(await this.#take())}async arrayBuffer(){return(await this.bytes()).
buffer}async blob(){return blobOf(await this.bytes(),this.#headers.get("content-type")??"")}async formData(){let type=this.#headers.get("content-type")??"",essence=(type.
split(";")[0]??"").trim().toLowerCase(),boundary=/;\s*boundary=(?:"([^"]*)"|([^\s;"]+))/i.exec(type);if(essence==="multipart/form-data"&&boundary!==null)return readMultipart(
await this.bytes(),boundary[1]??boundary[2]??"");if(essence!=="application/x-www-form-urlencoded")throw new TypeError(`A body of the type '${type.slice(0,80)}' \
is no form.`);let form=new FormData;for(let[name,value]of new URLSearchParams(`?${await this.text()}`))form.append(name,value);return form}#take(){return this.#free(),
this.#used=this.#source.kind!=="none",this.#source.kind==="stream"?readWhole(this.#source.data):(this.#stream!==void 0&&this.#stream.cancel(),this.#source)}#free(){
if(this.bodyUsed||this.#stream?.locked===!0)throw new TypeError("The body has been read already, or is being read.")}#clone(){if(this.#free(),this.#source.kind!==
"stream")return this.#source;let[mine,other2]=this.#source.data.tee();return this.#stream=mine,this.#source={kind:"stream",data:mine},{kind:"stream",data:other2}}#move(){
return this.#free(),this.#used=this.#source.kind!=="none",this.#source}static{inside4.take=body=>body.#take(),inside4.clone=body=>body.#clone(),inside4.has=body=>body.#source.
kind!=="none",inside4.move=body=>body.#move()}};asInterface(Body);var{take,clone,move,has:has3}=inside4;function takeBody(body){return take?.(body)??{kind:"none"}}
function cloneBody(body){return clone?.(body)??{kind:"none"}}function moveBody(body){return move?.(body)??{kind:"none"}}function hasBody(body){return has3?.(body)??
!1}function bytesIn3(body){return body.kind==="bytes"?body.data.slice():body.kind==="text"?encodeUtf8(body.data):new Uint8Array}function withoutMark(text3){return text3.
charCodeAt(0)===65279?text3.slice(1):text3}async function readWhole(stream){let reader=stream.getReader(),pieces=[];for(;;){let{done,value}=await reader.read();
if(done)return{kind:"bytes",data:joined(pieces)};if(!(value instanceof Uint8Array))throw new TypeError("A body is a stream of Uint8Array.");pieces.push(value)}}var NAME=/^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/,VALUE=/^[^\0\r\n\u0100-\uffff]*$/,inside5={},Headers=class{static{inside5.freeze=headers=>{headers.#immutable=!0}}#values=new Map;#immutable=!1;constructor(init,pairs){
if(init===INSIDE)for(let[name,value]of pairs)this.#add(name,value);else if(init!==void 0)for(let[name,value]of entriesOf(init))this.append(name,value)}append(name,value){
needArguments(arguments.length,2,"append"),this.#change(),this.#add(checkName(name),checkValue(value))}set(name,value){needArguments(arguments.length,2,"set"),this.#change(),
this.#values.set(checkName(name),[checkValue(value)])}delete(name){needArguments(arguments.length,1,"delete"),this.#change(),this.#values.delete(checkName(name))}get(name){
return needArguments(arguments.length,1,"get"),this.#values.get(checkName(name))?.join(", ")??null}has(name){return needArguments(arguments.length,1,"has"),this.#values.
has(checkName(name))}getSetCookie(){return[...this.#values.get("set-cookie")??[]]}forEach(callback,receiver){if(typeof callback!="function")throw new TypeError(
"forEach takes a function.");for(let[name,value]of this)callback.call(receiver,value,name,this)}keys(){return this.#sorted().map(([name])=>name).values()}values(){
return this.#sorted().map(([,value])=>value).values()}entries(){return this.#sorted().values()}#add(name,value){let values=this.#values.get(name);values===void 0?
this.#values.set(name,[value]):values.push(value)}#change(){if(this.#immutable)throw new TypeError("These headers are immutable: they are of a response that cam\
e in. Make a new Response with a copy of them.")}#sorted(){return[...this.#values.keys()].sort().flatMap(name=>{let values=this.#values.get(name)??[];return name===
"set-cookie"?values.map(value=>[name,value]):[[name,values.join(", ")]]})}};asInterface(Headers);Object.defineProperty(Headers.prototype,Symbol.iterator,{value:Reflect.
get(Headers.prototype,"entries"),writable:!0,enumerable:!1,configurable:!0});function immutable(headers){return inside5.freeze?.(headers),headers}function headersOf(pairs){
return new Headers(INSIDE,pairs)}function entriesOf(init){if(typeof init!="object"&&typeof init!="function"||init===null)throw new TypeError("Headers are made f\
rom a record, pairs, or Headers.");return Reflect.get(init,Symbol.iterator)===void 0?Object.entries(init):Array.from(init,pair=>{if(typeof pair!="object"||pair===
null)throw new TypeError("A header is a pair of name and value.");let[name,value,...more]=pair;if(name===void 0||value===void 0||more.length>0)throw new TypeError(
"A header is a pair of name and value.");return[name,value]})}function checkName(name){let text3=String(name);if(!NAME.test(text3))throw new TypeError(`'${text3.
slice(0,80)}' is not a header name.`);return text3.toLowerCase()}function checkValue(value){let text3=String(value).replace(/^[\t\n\r ]+|[\t\n\r ]+$/g,"");if(!VALUE.
test(text3))throw new TypeError("A header value has characters up to U+00FF, and no NUL, CR or LF.");return text3}var WITHOUT_BODY=[101,103,204,205,304],REDIRECTS=[301,302,303,307,308],REASON=/^[\t\x20-\x7e\x80-\xff]*$/,Response=class extends Body{#facts;constructor(body,init){
let facts=body===INSIDE?init:factsOf2(body,dictionary(init,"ResponseInit"));super(facts.body,facts.headers),this.#facts=facts}get type(){return this.#facts.type}get url(){
return this.#facts.url}get redirected(){return this.#facts.redirected}get status(){return this.#facts.status}get ok(){return this.#facts.status>=200&&this.#facts.
status<300}get statusText(){return this.#facts.statusText}clone(){let body=cloneBody(this);return inside6({...this.#facts,body,headers:this.#facts.type==="defau\
lt"?headersOf(this.headers):immutable(headersOf(this.headers))})}static json(data,init){needArguments(arguments.length,1,"Response.json");let text3=JSON.stringify(
data);if(text3===void 0)throw new TypeError("The value has no JSON form.");return inside6(factsOf2(text3,dictionary(init,"ResponseInit"),"application/json"))}static redirect(url,status=302){
needArguments(arguments.length,1,"Response.redirect");let location=new URL2(text(url)).href;if(!REDIRECTS.includes(Number(status)))throw new RangeError(`${String(
status)} is not a redirect.`);return inside6({...PLAIN,status:Number(status),headers:immutable(headersOf([["location",location]]))})}static error(){return inside6(
{...PLAIN,status:0,type:"error",headers:immutable(headersOf([]))})}};asInterface(Response);var PLAIN={statusText:"",url:"",redirected:!1,type:"default",body:{kind:"\
none"}};function inside6(facts){return new Response(INSIDE,facts)}function factsOf2(given,init,ownType){let status=init.status===void 0?200:Math.trunc(Number(init.
status)),statusText=init.statusText===void 0?"":String(init.statusText);if(!(status>=200&&status<=599))throw new RangeError(`A response has a status from 200 to\
 599, not ${String(init.status)}.`);if(!REASON.test(statusText))throw new TypeError("A status text has no line breaks, and characters up to U+00FF.");let headers=init.
headers===void 0?headersOf([]):new Headers(init.headers),{body,type=ownType}=ownType===void 0?carry(given):{...carry(given),type:ownType};if(body.kind!=="none"&&
WITHOUT_BODY.includes(status))throw new TypeError(`A response with status ${status} has no body.`);return type!==void 0&&!headers.has("content-type")&&headers.set(
"content-type",type),{...PLAIN,status,statusText,headers,body}}function receivedResponse(head,body){let{status,statusText,url,redirected,headers}=head;return inside6(
{status,statusText,url,redirected,type:"basic",body,headers:immutable(headersOf(headers))})}var NORMALISED=["DELETE","GET","HEAD","OPTIONS","POST","PUT"],FORBIDDEN=["CONNECT","TRACE","TRACK"],DEFAULTS={cache:"default",credentials:"same-origin",integrity:"",
keepalive:!1,mode:"cors",referrer:"about:client",referrerPolicy:""},WORDS={cache:["default","no-store","reload","no-cache","force-cache","only-if-cached"],credentials:[
"omit","same-origin","include"],mode:["same-origin","no-cors","cors"],redirect:["follow","error","manual"],referrerPolicy:["","no-referrer","no-referrer-when-do\
wngrade","same-origin","origin","strict-origin","origin-when-cross-origin","strict-origin-when-cross-origin","unsafe-url"]},Request=class extends Body{#facts;#signal;constructor(input,init){
needArguments(arguments.length,1,"Request");let facts=input===INSIDE?init:factsOf3(input,dictionary(init,"RequestInit"));super(facts.body,facts.headers),this.#facts=
facts,this.#signal=facts.signal}get method(){return this.#facts.method}get url(){return this.#facts.url}get redirect(){return this.#facts.redirect}get signal(){
return this.#signal??=this.#facts.makeSignal?.()??new AbortController2().signal,this.#signal}get cache(){return this.#facts.told.cache}get credentials(){return this.#facts.
told.credentials}get destination(){return""}get duplex(){return"half"}get integrity(){return this.#facts.told.integrity}get isHistoryNavigation(){return!1}get isReloadNavigation(){
return!1}get keepalive(){return this.#facts.told.keepalive}get mode(){return this.#facts.told.mode}get referrer(){return this.#facts.told.referrer}get referrerPolicy(){
return this.#facts.told.referrerPolicy}clone(){let body=cloneBody(this);return inside7({...this.#facts,body,headers:headersOf(this.headers),signal:AbortSignal.any(
[this.signal])})}};asInterface(Request);function inside7(facts){return new Request(INSIDE,facts)}function factsOf3(input,init){let from=input instanceof Request?
input:void 0;if(init.window!==void 0&&init.window!==null)throw new TypeError("There is no window here.");let url=from?.url??urlOf(input),method=init.method===void 0?
from?.method??"GET":normalise(String(init.method)),signal=signalOf2(init.signal,from),headers=init.headers===void 0?headersOf(from?.headers??[]):new Headers(init.
headers),{body,type}=bodyOf(init,from,method);return type!==void 0&&!headers.has("content-type")&&headers.set("content-type",type),{method,url,headers,body,signal,
redirect:word(init,"redirect")??from?.redirect??"follow",told:toldOf(init,from)}}function urlOf(input){let url=new URL2(text(input));if(url.username!==""||url.password!==
"")throw new TypeError("A request has no name and password in its URL.");return url.href}function normalise(method){let upper=method.toUpperCase();if(!/^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.
test(method)||FORBIDDEN.includes(upper))throw new TypeError(`'${method.slice(0,40)}' is not a method that can be asked for.`);return NORMALISED.includes(upper)?
upper:method}function signalOf2(given,from){if(given===null)return;if(given!==void 0&&!(given instanceof AbortSignal))throw new TypeError("The signal of a reque\
st is an AbortSignal.");let source=given??from?.signal;return source===void 0?void 0:AbortSignal.any([source])}function bodyOf(init,from,method){let given=init.
body??void 0,isStill=init.body===void 0;if((given!==void 0||isStill&&from!==void 0&&hasBody(from))&&(method==="GET"||method==="HEAD"))throw new TypeError(`A ${method}\
 request has no body.`);if(given===void 0)return{body:isStill&&from!==void 0?moveBody(from):{kind:"none"}};let made=carry(given);if(made.body.kind==="stream"&&init.
duplex!=="half")throw new TypeError("A request whose body is a stream is made with duplex: 'half'.");return made}function word(init,name){let value=init[name];if(value===
void 0)return;let found=WORDS[name].find(known=>known===String(value));if(found===void 0)throw new TypeError(`'${String(value).slice(0,40)}' is no value for ${name}\
.`);return found}function toldOf(init,from){let before=from??DEFAULTS;return from===void 0&&Object.keys(init).length===0?DEFAULTS:{cache:word(init,"cache")??before.
cache,credentials:word(init,"credentials")??before.credentials,mode:word(init,"mode")??before.mode,referrerPolicy:word(init,"referrerPolicy")??before.referrerPolicy,
referrer:init.referrer===void 0?before.referrer:text(init.referrer),integrity:init.integrity===void 0?before.integrity:String(init.integrity),keepalive:init.keepalive===
void 0?before.keepalive:!!init.keepalive}}function incomingRequest(url,method,headers,body,makeSignal){return inside7({url,method,headers:headersOf(Object.entries(
headers)),body,signal:void 0,makeSignal,redirect:"follow",told:DEFAULTS})}var namespaces=new WeakMap;function namespacesOf(surface){let known=namespaces.get(surface);if(known!==void 0)return known;let made=[...Map.groupBy(Object.entries(
surface),([method])=>method.slice(0,method.indexOf(".")))].map(([namespace,methods])=>[namespace,Object.fromEntries(methods)]);return namespaces.set(surface,made),
made}function makeHost(surface,ref){let host=Object.create(null);for(let[namespace,methods]of namespacesOf(surface)){let group;Object.defineProperty(host,namespace,
{enumerable:!0,get:()=>group??=makeNamespace(methods,ref)})}return Object.freeze(host)}function makeNamespace(methods,ref){let group=Object.create(null);for(let[
method,names]of Object.entries(methods))group[method.slice(method.indexOf(".")+1)]=method==="http.fetch"?(input,init)=>fetchFor(ref,input,init):(...values)=>callMethod(
ref,method,names,values);return Object.freeze(group)}async function callMethod(ref,method,names,values){if(values.length>names.length)throw new TypeError(`host.${method}\
 takes ${names.length} arguments (${names.join(", ")}), not ${values.length}.`);let params={};names.forEach((name,index)=>{values[index]!==void 0&&(params[name]=
values[index])});let{text:text3}=await request(ref,method,JSON.stringify(params));return text3===""?void 0:JSON.parse(text3)}async function fetchFor(ref,input,init){
let outgoing2=new Request(input,init);outgoing2.signal.throwIfAborted();let params={url:outgoing2.url,init:{method:outgoing2.method,headers:[...outgoing2.headers],
redirect:outgoing2.redirect}},{promise,reject,resolve}=Promise.withResolvers();outgoing2.signal.addEventListener("abort",()=>reject(outgoing2.signal.reason),{once:!0});
let sent=takeBody(outgoing2),send=whole2=>request(ref,"http.fetch",JSON.stringify(params),whole2);return("then"in sent?sent.then(send):send(sent)).then(({text:text3,
body})=>resolve(receivedResponse(JSON.parse(text3),body)),reject),promise}var UNTELLABLE='{"name":"Error","message":"What it threw cannot be told: the plugin changed what JSON is written with."}',TABLES={route:"routes",event:"events",
job:"jobs",export:"exports"},plugin={handlers:new Map,surface:{}};function register(definition,surface){if(typeof definition!="object"||definition===null)throw new TypeError(
"The plugin has no default export. Write: export default definePlugin({ \u2026 })");plugin.handlers.clear();for(let[kind,table]of Object.entries(TABLES))for(let[
name,handler]of functionsOf(Reflect.get(definition,table)))plugin.handlers.set(`${kind}.${name}`,handler);for(let[version,migrate]of functionsOf(Reflect.get(definition,
"migrations")))plugin.handlers.set(`migration.${version}`,withoutInput(migrate));for(let[,health]of functionsOf({health:Reflect.get(definition,"health")}))plugin.
handlers.set("health.health",withoutInput(health));plugin.surface=surface}function functionsOf(table){return typeof table!="object"||table===null?[]:Object.keys(
table).map(name=>[name,Reflect.get(table,name)]).filter(([,handler])=>typeof handler=="function")}function withoutInput(handler){return(_,host,context)=>handler(
host,context)}function start(message){begin(message.id),enterCall(message.id);let handler=plugin.handlers.get(message.name);if(handler===void 0)return answer(message.
id,!1,'{"missing":true}');try{let head=JSON.parse(message.text);if(head===null)return answer(message.id,!0,"true");let result=handler(inputOf(head,message),makeHost(
plugin.surface,message.id),contextOf(head,message.id));isThenable(result)?settleLater(message,head,result):finish(message,head,result)}catch(error2){fail(message,
error2)}}function isThenable(value){return typeof value=="object"&&value!==null&&typeof Reflect.get(value,"then")=="function"}async function settleLater(message,head,result){
try{await finish(message,head,await result)}catch(error2){fail(message,error2)}}function inputOf({input,request:request2},{id,body}){return request2===void 0?input:
incomingRequest(request2.url,request2.method,request2.headers,body,()=>signalOf(id))}function contextOf({context},id){let{features}=context;if(features===void 0)
return Object.freeze({...context,get signal(){return signalOf(id)},feature:()=>!1});let{features:_,...rest}=context;return Object.freeze({...rest,get signal(){return signalOf(
id)},feature:name=>features.includes(name)})}function finish(message,head,result){if(head.request===void 0){answer(message.id,!0,JSON.stringify(result??null)??"\
null");return}if(!(result instanceof Response))throw new TypeError("A route handler returns a Response. Write: return Response.json(\u2026)");let text3=JSON.stringify(
{status:result.status,headers:[...result.headers]}),body=takeBody(result);if("kind"in body){answer(message.id,!0,text3,body);return}return body.then(whole2=>answer(
message.id,!0,text3,whole2),error2=>fail(message,error2))}function fail(message,error2){try{answerWith(message,describeError(error2))}catch{answer(message.id,!1,
UNTELLABLE)}}function answerWith(message,described){if(!described.refusal||!message.name.startsWith("route."))return answer(message.id,!1,JSON.stringify(described));
let body=JSON.stringify({...described.details,code:described.code,message:described.message});answer(message.id,!0,JSON.stringify({status:described.status,headers:[
["content-type","application/json"]]}),{kind:"text",data:body})}var REMOVED=["WebAssembly","SharedArrayBuffer","Atomics","FinalizationRegistry","WeakRef","eval"];function harden(){let samples=[async function(){},function*(){},
async function*(){}];for(let sample of samples)tame(Object.getPrototypeOf(sample),Object.getPrototypeOf(sample).constructor.name);Object.defineProperty(globalThis,
"Function",{value:tame(Function.prototype,"Function"),writable:!0,enumerable:!1,configurable:!0});for(let name of REMOVED)Reflect.deleteProperty(globalThis,name);
Object.defineProperty(Error,"stackTraceLimit",{value:20,writable:!1,configurable:!1}),Object.defineProperty(Error,"prepareStackTrace",{value:void 0,writable:!1,
configurable:!1})}function tame(prototype,name){let refuse=function(){throw new EvalError("Code from strings is not available in a plugin: bundle the code you n\
eed.")};return Object.defineProperty(refuse,"name",{value:name,configurable:!0}),Object.defineProperty(refuse,"prototype",{value:prototype,writable:!1}),Object.
defineProperty(prototype,"constructor",{value:refuse,writable:!1,configurable:!1}),refuse}var{fromBase64,prototype:{toBase64:toBase642}}=Uint8Array;function btoa(data){needArguments(arguments.length,1,"btoa");let text3=String(data);for(let index=0;index<
text3.length;index++)if(text3.charCodeAt(index)>255)throw new DOMException("btoa takes characters up to U+00FF only.","InvalidCharacterError");return toBase642.
call(bytesOf(text3))}function atob(data){needArguments(arguments.length,1,"atob");try{return textOf(Reflect.apply(fromBase64,Uint8Array,[String(data),{lastChunkHandling:"\
loose"}]))}catch(error2){throw error2 instanceof SyntaxError?new DOMException("atob was given text that is not base64.","InvalidCharacterError"):error2}}var TextEncoderStream=class{#stream;constructor(){let high="";this.#stream=new import_web_streams_polyfill.TransformStream({transform(chunk,controller){let text3=high+
String(chunk);high=/[\ud800-\udbff]$/.exec(text3)?.[0]??"";let bytes=encodeUtf8(text3.slice(0,text3.length-high.length));bytes.length>0&&controller.enqueue(bytes)},
flush(controller){high!==""&&controller.enqueue(encodeUtf8(high))}})}get encoding(){return"utf-8"}get readable(){return this.#stream.readable}get writable(){return this.#stream.
writable}},TextDecoderStream=class{#stream;#decoder;constructor(label,options){let decoder=new TextDecoder(label,options),give=(text3,controller)=>{text3!==""&&
controller.enqueue(text3)};this.#decoder=decoder,this.#stream=new import_web_streams_polyfill.TransformStream({transform(chunk,controller){give(decoder.decode(bytesIn4(
chunk),{stream:!0}),controller)},flush(controller){give(decoder.decode(),controller)}})}get encoding(){return this.#decoder.encoding}get fatal(){return this.#decoder.
fatal}get ignoreBOM(){return this.#decoder.ignoreBOM}get readable(){return this.#stream.readable}get writable(){return this.#stream.writable}},FORMATS2=["deflat\
e","deflate-raw","gzip"];function whole(operation,format2){let name=String(format2);if(!FORMATS2.includes(name))throw new TypeError(`'${name.slice(0,40)}' is no\
t a compression format: ${FORMATS2.join(", ")}.`);let pieces=[];return new import_web_streams_polyfill.TransformStream({transform(chunk){pieces.push(bytesIn4(chunk).
slice())},flush(controller){let answer2=ask(operation,name,textOf(joined(pieces)));if(answer2==="size")throw new RangeError("This is more than a plugin may comp\
ress or decompress at once: 4 MiB in, 16 MiB out.");if(answer2[0]!=="=")throw new TypeError(`The data is not valid for '${name}'.`);answer2.length>1&&controller.
enqueue(bytesOf(answer2.slice(1)))}})}var CompressionStream=class{#stream;constructor(format2){needArguments(arguments.length,1,"CompressionStream"),this.#stream=
whole("compress",format2)}get readable(){return this.#stream.readable}get writable(){return this.#stream.writable}},DecompressionStream=class{#stream;constructor(format2){
needArguments(arguments.length,1,"DecompressionStream"),this.#stream=whole("decompress",format2)}get readable(){return this.#stream.readable}get writable(){return this.#stream.
writable}};for(let kind of[TextEncoderStream,TextDecoderStream,CompressionStream,DecompressionStream])asInterface(kind);function bytesIn4(chunk){if(ArrayBuffer.
isView(chunk))return new Uint8Array(chunk.buffer,chunk.byteOffset,chunk.byteLength);if(chunk instanceof ArrayBuffer)return new Uint8Array(chunk);throw new TypeError(
"The pieces of this stream are ArrayBuffers or views of them.")}function inspect(value){try{return inner(value,0,new Set).slice(0,4e3)}catch{return"[cannot be shown]"}}function inner(value,depth,above){return typeof value=="\
string"?depth===0?value:JSON.stringify(value.slice(0,4e3)):typeof value=="bigint"?`${value}n`:typeof value=="function"?`[${/^class\b/.test(sourceOf(value))?"cla\
ss":"Function"} ${String(value.name)||"(anonymous)"}]`:typeof value!="object"||value===null?Object.is(value,-0)?"-0":String(value):above.has(value)?"[Circular]":
ofObject(value,depth,new Set([...above,value]))}var{toString}=Function.prototype;function sourceOf(value){return Reflect.apply(toString,value,[])}function ofObject(value,depth,above){
if(value instanceof Error)return ofError(value,depth,above);if(value instanceof Date)return Number.isNaN(value.getTime())?"Invalid Date":value.toISOString();if(value instanceof
RegExp)return String(value);let name=nameOf(value);if(depth>=4)return`[${name||"Object"}]`;if(Array.isArray(value))return`[${items(value,value.length,item=>inner(
item,depth+1,above))}]`;if(ArrayBuffer.isView(value)&&!(value instanceof DataView))return`${name}(${value.length}) [${items(value,value.length,String)}]`;if(value instanceof
ArrayBuffer)return`ArrayBuffer(${value.byteLength})`;if(value instanceof Map)return`Map(${value.size}) {${items(value,value.size,([key,item])=>`${inner(key,depth+
1,above)} => ${inner(item,depth+1,above)}`)}}`;if(value instanceof Set)return`Set(${value.size}) {${items(value,value.size,item=>inner(item,depth+1,above))}}`;let keys=Object.
keys(value),shown2=items(keys,keys.length,key=>`${/^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(key)?key:JSON.stringify(key)}: ${inner(Reflect.get(value,key),depth+
1,above)}`),own2=name==="Object"||name===""?"":`${name} `;return shown2===""?`${own2}{}`:`${own2}{ ${shown2} }`}function items(values,count2,show3){let shown2=[];
for(let value of values){if(shown2.length===100)break;shown2.push(show3(value))}return[...shown2,...count2>100?[`\u2026 ${count2-100} more`]:[]].join(", ")}function nameOf(value){
let tag=Reflect.get(value,Symbol.toStringTag);if(typeof tag=="string"&&tag!=="")return tag;let made=Reflect.get(value,"constructor");return typeof made=="functi\
on"?String(made.name):""}function ofError(error2,depth,above){let stack=typeof error2.stack=="string"&&error2.stack!==""?error2.stack:`${String(error2.name)}: ${String(
error2.message)}`,own2=Object.keys(error2).filter(key=>key!=="stack"&&key!=="message"&&key!=="name"),more=own2.length===0||depth>=4?"":` { ${items(own2,own2.length,
key=>`${key}: ${inner(Reflect.get(error2,key),depth+1,above)}`)} }`,cause=Object.hasOwn(error2,"cause")&&depth<4?`
  [cause]: ${inner(error2.cause,depth+1,above)}`:"",errors=error2 instanceof AggregateError&&depth<4?`
  [errors]: ${inner(error2.errors,depth+1,above)}`:"";return stack+more+cause+errors}var MAX_LABELS=1e3;function makeConsole(write){let state2={counts:new Map,times:new Map,indent:""},say2=(level,message)=>write(level,state2.indent+message.replaceAll(
`
`,`
${state2.indent}`)),at3=level=>(...values)=>say2(level,format(values)),made={log:at3("info"),info:at3("info"),debug:at3("debug"),warn:at3("warn"),error:at3("err\
or"),dir:value=>say2("info",inspect(value)),dirxml:at3("info"),table:value=>say2("info",inspect(value)),trace:(...values)=>say2("debug",`Trace: ${format(values)}\

${stackHere()}`),assert:(condition,...values)=>{condition||say2("error",values.length===0?"Assertion failed":`Assertion failed: ${format(values)}`)},group:(...values)=>{
values.length>0&&say2("info",format(values)),state2.indent.length<40&&(state2.indent+="  ")},groupEnd:()=>{state2.indent=state2.indent.slice(2)},clear:()=>{state2.
indent=""},...counters(state2,say2),...timers2(state2,say2)},named=Object.create({});return Object.assign(named,made,{groupCollapsed:made.group}),Object.defineProperty(
named,Symbol.toStringTag,{value:"console",configurable:!0}),named}function counters({counts},say2){return{count:(label="default")=>{let name=String(label),count2=(counts.
get(name)??0)+1;(counts.size<MAX_LABELS||counts.has(name))&&counts.set(name,count2),say2("info",`${name}: ${count2}`)},countReset:(label="default")=>{counts.delete(
String(label))||say2("warn",`There is no count '${String(label)}'.`)}}}function timers2({times},say2){let tell2=(label,more)=>{let start2=times.get(label);say2(
start2===void 0?"warn":"info",start2===void 0?`There is no timer '${label}'.`:`${label}: ${Date.now()-start2} ms${more.length>0?` ${format(more)}`:""}`)};return{
time:(label="default")=>{let name=String(label);times.has(name)?say2("warn",`There is a timer '${name}' already.`):times.size<MAX_LABELS&&times.set(name,Date.now())},
timeLog:(label="default",...values)=>tell2(String(label),values),timeEnd:(label="default")=>{tell2(String(label),[]),times.delete(String(label))}}}function stackHere(){
return(new Error("Trace").stack??"").split(`
`).slice(3).join(`
`)}function format(values){let[first,...rest]=values;return typeof first!="string"?values.map(show2).join(" "):[rest.length===0?first:first.replace(/%([sdifoOc%])/g,
(whole2,kind)=>kind==="%"?"%":rest.length===0?whole2:specified(kind,rest.shift())),...rest.map(show2)].join(" ")}function specified(kind,value){return kind==="c"?
"":kind==="s"?typeof value=="object"&&value!==null?inspect(value):String(value):kind==="o"||kind==="O"?inspect(value):typeof value=="symbol"?"NaN":typeof value==
"bigint"?`${value}n`:String(kind==="f"?Number.parseFloat(String(value)):Number.parseInt(String(value),10))}function show2(value){return typeof value=="string"?value:
inspect(value)}var other={kind:void 0};function transferable(kind){other.kind=kind}var kindOf2=Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Uint8Array.prototype),Symbol.
toStringTag)?.get,VIEWS=new Map([Int8Array,Uint8Array,Uint8ClampedArray,Int16Array,Uint16Array,Int32Array,Uint32Array,BigInt64Array,BigUint64Array,Float32Array,
Float64Array].map(kind=>[kind.name,kind])),BOXES=[Boolean,Number,String,BigInt],ERRORS=new Map([Error,EvalError,RangeError,ReferenceError,SyntaxError,TypeError,
URIError].map(kind=>[kind.name,kind]));function structuredClone2(value,options){needArguments(arguments.length,1,"structuredClone");let transfer=dictionary(options,
"StructuredSerializeOptions").transfer;return cloneWith(value,transfer===void 0?[]:[...transfer]).value}function cloneWith(value,transfer){let given=new Set(transfer);
if(given.size!==transfer.length)throw uncloneable("A thing to transfer is named twice.");for(let item of transfer)if(item instanceof ArrayBuffer?item.detached:other.
kind?.is(item)!==!0)throw uncloneable("This cannot be transferred: only an ArrayBuffer that is not detached, or a MessagePort.");let seen=new Map([...given].map(
item=>[item,item instanceof ArrayBuffer?copyBuffer(item):other.kind?.make()])),result=copy(value,seen);for(let item of given)item instanceof ArrayBuffer?item.transfer():
other.kind?.move(item,seen.get(item));return{value:result,moved:[...given].map(item=>seen.get(item))}}function uncloneable(message){return new DOMException(message,
"DataCloneError")}function copy(value,seen){if(typeof value=="symbol")throw uncloneable("A symbol cannot be cloned.");if(typeof value=="function")throw uncloneable(
"A function cannot be cloned.");return typeof value!="object"||value===null?value:seen.has(value)?seen.get(value):into(value,seen)}function into(value,seen){let keep2=result2=>(seen.
set(value,result2),result2),plain=primitive(value)??platformObject(value);if(plain!==void 0)return keep2(plain);if(value instanceof ArrayBuffer)return keep2(copyBuffer(
value));if(ArrayBuffer.isView(value))return keep2(view(value,copy(value.buffer,seen)));if(value instanceof Error)return error(value,keep2,seen);if(value instanceof
Map){let result2=keep2(new Map);for(let[key,item]of[...value])result2.set(copy(key,seen),copy(item,seen));return result2}if(value instanceof Set){let result2=keep2(
new Set);for(let item of[...value])result2.add(copy(item,seen));return result2}refusePlatform(value);let result=keep2(Array.isArray(value)?new Array(value.length):
{});for(let key of Object.keys(value))Object.hasOwn(value,key)&&Object.defineProperty(result,key,{value:copy(Reflect.get(value,key),seen),writable:!0,enumerable:!0,
configurable:!0});return result}function primitive(value){return value instanceof Date?new Date(value.getTime()):value instanceof RegExp?new RegExp(value.source,
value.flags):BOXES.some(box=>value instanceof box)?Object(value.valueOf()):void 0}function platformObject(value){let bytes=blobBytes(value);return bytes!==void 0?
value instanceof File?new File([value],value.name,{type:value.type,lastModified:value.lastModified}):blobOf(bytes,value.type):value instanceof CryptoKey?value:void 0}
function copyBuffer(value){if(value.detached)throw uncloneable("A detached ArrayBuffer cannot be cloned.");if(!value.resizable)return value.slice(0);let result=new ArrayBuffer(
value.byteLength,{maxByteLength:value.maxByteLength});return new Uint8Array(result).set(new Uint8Array(value)),result}function view(value,buffer2){if(value instanceof
DataView)return new DataView(buffer2,value.byteOffset,value.byteLength);let kind=VIEWS.get(kindOf2?.call(value));if(kind===void 0)throw uncloneable("This kind o\
f array cannot be cloned.");return new kind(buffer2,value.byteOffset,value.length)}function error(value,keep2,seen){if(value instanceof DOMException)return keep2(
new DOMException(value.message,value.name));let kind=ERRORS.get(String(value.name))??Error,result=keep2(Object.hasOwn(value,"message")?new kind(String(value.message)):
new kind);return Object.defineProperty(result,"stack",{value:String(value.stack),writable:!0,enumerable:!1,configurable:!0}),Object.hasOwn(value,"cause")&&Object.
defineProperty(result,"cause",{value:copy(value.cause,seen),writable:!0,enumerable:!1,configurable:!0}),result}function refusePlatform(value){let own2=Object.prototype.
toString.call(value).slice(8,-1);if(HIDDEN.has(own2)||own2==="Promise"||own2==="WeakMap"||own2==="WeakSet"||own2==="Generator")throw uncloneable(`A ${own2} cann\
ot be cloned.`)}var HIDDEN=new Set(["AbortController","AbortSignal","Crypto","Event","EventTarget","FormData","Headers","MessagePort","MessageChannel","Readable\
Stream","Request","Response","SubtleCrypto","TransformStream","URL","URLSearchParams","WritableStream"]);var inside8={},MessagePort=class extends EventTarget{static{inside8.end=port=>port.#end,inside8.set=(port,end2)=>{port.#end=end2},inside8.has=value=>#end in value}#end;#onmessage;#onmessageerror;constructor(token){
onlyInside(token),super()}postMessage(message,options){needArguments(arguments.length,1,"postMessage");let transfer=[...Array.isArray(options)?options:dictionary(
options,"StructuredSerializeOptions").transfer??[]];if(transfer.includes(this))throw new TypeError("A port cannot be sent through itself.");let{value,moved}=cloneWith(
message,transfer),ports=moved.filter(isPort),other2=this.#end?.other;other2!==void 0&&(other2.queue.push({value,ports}),schedule(other2))}start(){this.#end!==void 0&&
(this.#end.started=!0,schedule(this.#end))}close(){let end2=this.#end;this.#end=void 0,end2?.other!==void 0&&(end2.other.other=void 0)}get onmessage(){return this.#onmessage?.
value??null}set onmessage(value){(this.#onmessage??=new EventHandler(this,"message")).value=value,this.start()}get onmessageerror(){return this.#onmessageerror?.
value??null}set onmessageerror(value){(this.#onmessageerror??=new EventHandler(this,"messageerror")).value=value}},MessageChannel=class{#ports=[newPort(),newPort()];constructor(){
let[a,b]=this.#ports,[first,second]=[endOf(a),endOf(b)];first.other=second,second.other=first}get port1(){return this.#ports[0]}get port2(){return this.#ports[1]}};
for(let kind of[MessagePort,MessageChannel])asInterface(kind);var{end:endAt,set:setEnd,has:has4}=inside8;function endOf(port){let end2={other:void 0,owner:port,
queue:[],started:!1,due:!1};return setEnd?.(port,end2),end2}function newPort(){return new MessagePort(INSIDE)}function isPort(value){return typeof value=="objec\
t"&&value!==null&&has4!==void 0&&has4(value)}function movePort(from,to){let end2=endAt?.(from);setEnd?.(from,void 0),end2!==void 0&&(end2.owner=to,end2.started=
!1,setEnd?.(to,end2))}transferable({is:isPort,make:newPort,move:(from,to)=>movePort(from,to)});function schedule(end2){end2.due||!end2.started||end2.queue.length===
0||(end2.due=!0,setTimeout(()=>{end2.due=!1;let next2=end2.started?end2.queue.shift():void 0;next2===void 0||endAt?.(end2.owner)!==end2||(schedule(end2),fireEvent(
end2.owner,new MessageEvent("message",{data:next2.value,ports:next2.ports})))},0))}var STARTED=Date.now(),Performance=class extends EventTarget{constructor(token){onlyInside(token),super()}get timeOrigin(){return STARTED}now(){return Date.now()-
STARTED}toJSON(){return{timeOrigin:STARTED}}};asInterface(Performance);var performance=new Performance(INSIDE);var url_pattern_exports={};__export(url_pattern_exports,{URLPattern:()=>import_urlpattern.URLPattern});var import_urlpattern=__toESM(require_urlpattern2(),1);var Navigator=class{constructor(token){onlyInside(token)}get userAgent(){return"Hardpoint"}},INTERFACES={AbortController:AbortController2,AbortSignal,Blob,CompressionStream,
Crypto,CryptoKey,CustomEvent,DOMException,DecompressionStream,ErrorEvent,Event,EventTarget,File,FormData,Headers,MessageChannel,MessageEvent,MessagePort,Navigator,
Performance,PromiseRejectionEvent,Request,Response,SubtleCrypto,TextDecoder,TextDecoderStream,TextEncoder,TextEncoderStream,URL:URL2,URLSearchParams},LAZY=new Map(
[...["ByteLengthQueuingStrategy","CountQueuingStrategy","ReadableByteStreamController","ReadableStream","ReadableStreamBYOBReader","ReadableStreamBYOBRequest","\
ReadableStreamDefaultController","ReadableStreamDefaultReader","TransformStream","TransformStreamDefaultController","WritableStream","WritableStreamDefaultContr\
oller","WritableStreamDefaultWriter"].map(name=>[name,streams_exports]),["URLPattern",url_pattern_exports]]),OPERATIONS={atob,btoa,setInterval,setTimeout,structuredClone:structuredClone2,
clearInterval:id=>clearTimer(id),clearTimeout:id=>clearTimer(id),fetch:async(input,init)=>fetchFor(0,input,init),queueMicrotask(callback){if(typeof callback!="f\
unction")throw new TypeError("queueMicrotask takes a function.");Promise.resolve().then(()=>{try{callback()}catch(error2){reportException(error2)}})},reportError(error2){
needArguments(arguments.length,1,"reportError"),reportException(error2)}};function log(level,message){request(0,`log.${level}`,JSON.stringify({message:message.slice(
0,4e3)})).catch(()=>{})}var scope={target:targetFor(globalThis),reporting:!1};function report(error2,line){let{message}=describeError(error2);(scope.reporting||
tell(new ErrorEvent("error",{cancelable:!0,message,error:error2})))&&log("error",line+message)}function tell(event){scope.reporting=!0;try{return fireEvent(scope.
target,event)}finally{scope.reporting=!1}}function reportUnhandled(words){try{requestFirst("log.error",JSON.stringify({message:`Not handled: ${words}`.slice(0,4e3)}))}catch{}}
function reportFailedTimer(error2){report(error2,"A timer failed: ")}function installGlobals(){reportTo(error2=>report(error2,"")),asInterface(Navigator),define2(
{console:makeConsole(log)},!1);for(let name in INTERFACES)defineLazy(name,INTERFACES);define2({...OPERATIONS,crypto,performance,navigator:new Navigator(INSIDE),
self:globalThis},!0);for(let[name,holder]of LAZY)defineLazy(name,holder);Object.setPrototypeOf(globalThis,EventTarget.prototype);let{target}=scope;define2({addEventListener:target.
addEventListener.bind(target),removeEventListener:target.removeEventListener.bind(target),dispatchEvent:target.dispatchEvent.bind(target)},!0),defineHandlers(target)}
function define2(values,enumerable){for(let[name,value]of Object.entries(values))Object.defineProperty(globalThis,name,{value,writable:!0,configurable:!0,enumerable})}
function defineLazy(name,holder){let put=value=>{Object.defineProperty(globalThis,name,{value,writable:!0,configurable:!0,enumerable:!1})};Object.defineProperty(
globalThis,name,{get:()=>{let value=Reflect.get(holder,name);return value.name!==name&&Object.defineProperty(value,"name",{value:name,configurable:!0}),showMembers(
value),value.prototype instanceof Body&&showMembers(Body),put(value),value},set:put,configurable:!0,enumerable:!1})}function defineHandlers(target){let onError=(handler,event)=>{
let{message,filename,lineno,colno,error:error2}=event;handler.call(globalThis,message,filename,lineno,colno,error2)===!0&&event.preventDefault()};for(let[type,call]of[
["error",onError],["unhandledrejection"],["rejectionhandled"]]){let handler=new EventHandler(target,type,call);Object.defineProperty(globalThis,`on${type}`,{get:()=>handler.
value,set:value=>{handler.value=value},configurable:!0,enumerable:!0})}}captureHelper();harden();installGlobals();var MAX_MESSAGES=65536,{ArrayBuffer:Buffer2,Uint8Array:Bytes}=globalThis,MAX_REJECTIONS=1e3,entry2={messages:[],at:0,now:0,
rejections:0},oneByOne=!0;function deliver(batch,bytes){return beginTurn(),beginEntry(!0),entry2.messages=decodeBatch(batch,MAX_MESSAGES,bytes===void 0?void 0:new Bytes(
bytes))??[],entry2.at=0,entry2.now=Date.now(),entry2.rejections=0,proceed()}function next(rejected){return beginEntry(!1),rejected!==void 0&&(entry2.rejections++<
MAX_REJECTIONS&&reportUnhandled(rejected),entry2.messages.length>1&&(oneByOne=!0)),proceed()}function proceed(){if(enterCall(0),!runTimer(entry2.now,reportFailedTimer))
do{let message=entry2.messages[entry2.at++];message!==void 0&&dispatch(message)}while(!oneByOne&&entry2.at<entry2.messages.length);return entry2.at<entry2.messages.
length||isTimerDue(entry2.now)?!0:oneByOne?!1:handOut()??!1}function dispatch(message){message.type==="call"?start(own(message)):message.type==="reply"?settle(own(
message)):message.type==="cancel"&&(enterCall(message.id),cancel(message.id)),!oneByOne&&entry2.messages.length>1&&enterCall(0)}function own(message){let{body}=message;
return body.kind!=="bytes"||body.data.length===body.data.buffer.byteLength?message:{...message,body:{kind:"bytes",data:new Bytes(body.data)}}}var outgoing={bytes:[],
length:0},{set}=Bytes.prototype,{apply:apply3}=Reflect;function flush(){let{text:text3,bytes,length:length2}=takeOut();return outgoing.bytes=bytes,outgoing.length=
length2,`${nextTimer()} ${length2}
${text3}`}function takeBytes(){let only=outgoing.bytes.length===1?outgoing.bytes[0]:void 0;if(only!==void 0&&isWhole(only))return outgoing.bytes=[],bufferOf(only);
let buffer2=new Buffer2(outgoing.length),whole2=new Bytes(buffer2),at3=0;for(let index=0;index<outgoing.bytes.length;index++){let part=outgoing.bytes[index];part!==
void 0&&(apply3(set,whole2,[part,at3]),at3+=byteLength(part))}return outgoing.bytes=[],buffer2}function warm(){let call=(id,name,text3)=>encodeMessage({type:"ca\
ll",id,ref:0,name,text:text3,body:NO_BODY});register({exports:{warm:()=>null,ask:async(_,host)=>host.warm.up("")},routes:{warm:()=>new Response("")}},{"warm.up":[
"a"]}),oneByOne=!1,deliver(call(1,"export.warm",'{"context":{},"input":null}')),deliver(call(1,"route.warm",'{"context":{},"request":{"url":"http://h/","method"\
:"GET","headers":{}}}')+call(2,"export.ask",'{"context":{}}')),flush(),deliver(encodeMessage({type:"reply",id:1,ref:1,name:"-",text:"",body:NO_BODY})),register(
{},{}),enterCall(0)}Object.defineProperty(globalThis,"__runtime",{configurable:!0,value:{deliver,next,flush,takeBytes,warm,register:(definition,surface,ambient)=>{
oneByOne=ambient,register(definition,JSON.parse(surface))}}});})();
