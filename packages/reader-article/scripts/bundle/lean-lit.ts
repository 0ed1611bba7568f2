import type {Plugin} from 'vite'

/**
 * What of Lit's base class no element here uses, as its published file has it, and what stays.
 *
 * A bundler drops a function that nobody calls, but not a method. Only the script-tag files are cut:
 * whoever imports the package has Lit as it is.
 */
const CUTS: readonly (readonly [what: string, cut: string, stays?: string])[] = [
  [
    'controllers',
    'addController(t){(this._$EO??=new Set).add(t),void 0!==this.renderRoot&&this.isConnected&&t.hostConnected?.()}removeController(t){this._$EO?.delete(t)}',
  ],
  ['controllers', ',this._$EO?.forEach(t=>t.hostConnected?.())'],
  ['controllers', 'this._$EO?.forEach(t=>t.hostDisconnected?.())'],
  ['initializers', 'static addInitializer(t){this._$Ei(),(this.l??=[]).push(t)}'],
  ['initializers', ',void 0!==t.l&&(this.l=[...t.l])'],
  ['initializers', ',this.constructor.l?.forEach(t=>t(this))'],
  [
    'metadata of decorators',
    'Symbol.metadata??=Symbol("metadata"),a.litPropertyMetadata??=new WeakMap;',
  ],
  [
    'metadata of decorators',
    'const t=this[Symbol.metadata];if(null!==t){const s=litPropertyMetadata.get(t);if(void 0!==s)for(const[t,i]of s)this.elementProperties.set(t,i)}',
  ],
  [
    'accessors that are there already',
    'const t=this.constructor.elementProperties;if(t.size>0)for(const[s,i]of t){const{wrapped:t}=i,e=this[s];!0!==t||this._$AL.has(s)||void 0===e||this.C(s,void 0,i,e)}',
  ],
  [
    'accessors that are there already',
    'if(s.state&&(s.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(t)&&((s=Object.create(s)).wrapped=!0),this.elementProperties.set(t,s),!s.noAccessor){const i=Symbol(),h=this.getPropertyDescriptor(t,i,s);void 0!==h&&e(this.prototype,t,h)}',
    'this.elementProperties.set(t,s),e(this.prototype,t,this.getPropertyDescriptor(t,Symbol(),s))',
  ],
  [
    'accessors that are there already',
    'const{get:e,set:r}=h(this.prototype,t)??{get(){return this[s]},set(t){this[s]=t}};return{get:e,set(s){const h=e?.call(this);r?.call(this,s),this.requestUpdate(t,h,i)},configurable:!0,enumerable:!0}',
    'return{get(){return this[s]},set(e){const h=this[s];this[s]=e,this.requestUpdate(t,h,i)},configurable:!0,enumerable:!0}',
  ],
  ['options that are left out', 'static createProperty(t,s=b)', 'static createProperty(t,s)'],
  [
    'options that are left out',
    'static getPropertyOptions(t){return this.elementProperties.get(t)??b}',
  ],
  ['options that are left out', 'i.getPropertyOptions(e)', 'i.elementProperties.get(e)'],
  [
    'options that are left out',
    ',b={attribute:!0,type:String,converter:u,reflect:!1,useDefault:!1,hasChanged:f}',
  ],
  [
    'initial values',
    'requestUpdate(t,s,i,e=!1,h){if(void 0!==t){const r=this.constructor;if(!1===e&&(h=this[t]),i??=r.getPropertyOptions(t),!((i.hasChanged??f)(h,s)||i.useDefault&&i.reflect&&h===this._$Ej?.get(t)&&!this.hasAttribute(r._$Eu(t,i))))return;this.C(t,s,i)}',
    'requestUpdate(t,s,e){if(void 0!==t){if(i(this[t],s))return;this.C(t,s,e)}',
  ],
  [
    'initial values',
    'C(t,s,{useDefault:i,reflect:e,wrapped:h},r){i&&!(this._$Ej??=new Map).has(t)&&(this._$Ej.set(t,r??s??this[t]),!0!==h||void 0!==r)||(this._$AL.has(t)||(this.hasUpdated||i||(s=void 0),this._$AL.set(t,s)),!0===e',
    'C(t,s,{reflect:e}){(this._$AL.has(t)||this._$AL.set(t,this.hasUpdated?s:void 0),e',
  ],
  ['comparisons of one’s own', ',f=(t,s)=>!i(t,s)'],
  [
    'converters of one’s own',
    'const h=(void 0!==i.converter?.toAttribute?i.converter:u).toAttribute(s,i.type);this._$Em=t,null==h?this.removeAttribute(e):this.setAttribute(e,h)',
    'this._$Em=t,null==s?this.removeAttribute(e):this.setAttribute(e,s)',
  ],
  [
    'converters of one’s own',
    'h="function"==typeof t.converter?{fromAttribute:t.converter}:void 0!==t.converter?.fromAttribute?t.converter:u;this._$Em=e;const r=h.fromAttribute(s,t.type);this[e]=r??this._$Ej?.get(e)??r',
    'h=t.type;this._$Em=e,this[e]=h===Boolean?null!==s:null!==s&&h?h(s):s',
  ],
  [
    'converters of one’s own',
    ',u={toAttribute(t,s){switch(s){case Boolean:t=t?l:null;break;case Object:case Array:t=null==t?t:JSON.stringify(t)}return t},fromAttribute(t,s){let i=t;switch(s){case Boolean:i=null!==t;break;case Number:i=null===t?null:Number(t);break;case Object:case Array:try{i=JSON.parse(t)}catch(t){i=null}}return i}}',
  ],
  ['converters of one’s own', 'u as defaultConverter,'],
  ['comparisons of one’s own', ',f as notEqual'],
  [
    'symbols as properties',
    'const t=this.properties,s=[...r(t),...o(t)];for(const i of s)this.createProperty(i,t[i])',
    'const t=this.properties;for(const s in t)this.createProperty(s,t[s])',
  ],
  [
    'symbols as properties',
    'return!1===i?void 0:"string"==typeof i?i:"string"==typeof t?t.toLowerCase():void 0',
    'return!1===i?void 0:i??t',
  ],
  [
    'styles of one’s own making',
    'this.elementStyles=this.finalizeStyles(this.styles)',
    'this.elementStyles=[this.styles].flat()',
  ],
  [
    'styles of one’s own making',
    'static finalizeStyles(s){const i=[];if(Array.isArray(s)){const e=new Set(s.flat(1/0).reverse());for(const s of e)i.unshift(t(s))}else void 0!==s&&i.push(t(s));return i}',
  ],
  ['styles of one’s own making', 'y.elementStyles=[],'],
  [
    'shadow roots of its own making',
    'createRenderRoot(){const t=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return s(t,this.constructor.elementStyles),t}',
  ],
  ['shadow roots of its own making', 'y.shadowRootOptions={mode:"open"},'],
  [
    'names for other compilers',
    'y[d("elementProperties")]=new Map,y[d("finalized")]=new Map',
    'y.elementProperties=new Map,y.finalized=1',
  ],
  [
    'names for other compilers',
    'this.hasOwnProperty(d("elementProperties"))',
    'this.hasOwnProperty("elementProperties")',
  ],
  [
    'names for other compilers',
    'this.hasOwnProperty(d("finalized"))',
    'this.hasOwnProperty("finalized")',
  ],
  [
    'names for other compilers',
    'this.hasOwnProperty(d("properties"))',
    'this.hasOwnProperty("properties")',
  ],
  ['polyfills', ',p?.({ReactiveElement:y}),(a.reactiveElementVersions??=[]).push("2.1.2")'],
  [
    'polyfills',
    ',a=globalThis,c=a.trustedTypes,l=c?c.emptyScript:"",p=a.reactiveElementPolyfillSupport,d=(t,s)=>t',
  ],
  ['hooks', 'willUpdate(t){}'],
  ['hooks', 'updated(t){}firstUpdated(t){}'],
  [
    'hooks',
    '_$AE(t){this._$EO?.forEach(t=>t.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(t)),this.updated(t)}',
  ],
  ['hooks', 'shouldUpdate(t){return!0}'],
  [
    'hooks',
    'let t=!1;const s=this._$AL;try{t=this.shouldUpdate(s),t?(this.willUpdate(s),this._$EO?.forEach(t=>t.hostUpdate?.()),this.update(s)):this._$EM()}catch(s){throw t=!1,this._$EM(),s}t&&this._$AE(s)',
    'this.update(this._$AL),this.hasUpdated=!0',
  ],
  ['hooks', 'getUpdateComplete(){return this._$ES}'],
  ['hooks', 'this.getUpdateComplete()', 'this._$ES'],
  ['hooks', 'scheduleUpdate(){return this.performUpdate()}'],
  [
    'hooks',
    'const t=this.scheduleUpdate();return null!=t&&await t,!this.isUpdatePending',
    'return this.performUpdate(),!this.isUpdatePending',
  ],
  [
    'errors of an update before',
    'try{await this._$ES}catch(t){Promise.reject(t)}',
    'await this._$ES;',
  ],
]

/** Cuts out of Lit what no element here uses. */
export function leanLit(): Plugin {
  return {
    name: 'lean-lit',
    transform(code, id) {
      if (!id.endsWith('/@lit/reactive-element/reactive-element.js')) {
        return undefined
      }
      return CUTS.reduce((rest, [what, cut, stays = '']) => {
        if (rest.split(cut).length === 2) {
          return rest.replace(cut, () => stays)
        }
        throw new Error(
          `Lit has changed: its ${what} are no longer written as lean-lit.ts expects: ${cut}`,
        )
      }, code)
    },
  }
}
