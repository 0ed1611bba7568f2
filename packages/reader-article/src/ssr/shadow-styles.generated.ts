/** The minified styles of an article in a shadow root; written by `npm run generate`. */
export const SHADOW_STYLES = {
  "rules": [
    {
      "css": ":host{letter-spacing:normal;word-spacing:normal;display:block}:host([hidden]){display:none}*,:before{box-sizing:border-box;margin:0}:host>:not(slot){--m:var(--reader-article-measure,34em);--s:var(--reader-article-space,1.2em);--q:var(--reader-article-muted,color-mix(in srgb, currentColor 78%, transparent));--l:var(--reader-article-rule,color-mix(in srgb, currentColor 22%, transparent));--r:1px solid var(--l);--t:var(--reader-article-title-font,inherit);color:var(--reader-article-color,inherit);font-family:var(--reader-article-font,inherit);white-space:normal;word-break:normal;text-align:start;text-indent:0;text-transform:none;text-wrap:pretty;overflow-wrap:anywhere;font-size:max(1em,min(1rem,999px - 999em));line-height:1.6}:is([part=article],[part=articles],.box):before{content:\"\";grid-template-columns:minmax(var(--n,8em), var(--w,var(--m)));display:grid;overflow:clip}",
      "needs": []
    },
    {
      "css": "header,nav,footer,aside,p,ul,ol,blockquote,figcaption{max-inline-size:var(--m)}",
      "needs": [
        "aside",
        "blockquote",
        "figcaption",
        "footer",
        "header",
        "nav",
        "ol",
        "p",
        "ul"
      ]
    },
    {
      "css": "time{display:inline-block}",
      "needs": [
        "time"
      ]
    },
    {
      "css": "@container (max-inline-size:14em){:not([part=name] *,[part=call] *,[part=meta] *){hyphens:auto}[part=name],[part=call],[part=meta]{hyphens:manual}}",
      "needs": []
    },
    {
      "css": "h1,h2,h3,h4,h5,h6{max-inline-size:calc(var(--m) * .8);font-family:var(--t);text-wrap:balance;break-after:avoid;scroll-margin:1em;font-size:1em;line-height:1.3}",
      "needs": [
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6"
      ]
    },
    {
      "css": "[part=name],[part=label]{font-weight:700;line-height:1.3}",
      "needs": [
        ".label",
        ".name"
      ]
    },
    {
      "css": "[part=line],[part=topics],[part=topics] ul{flex-wrap:wrap;align-items:center;gap:.1em 1em;display:flex}",
      "needs": [
        ".line",
        ".topics",
        "ul .topics"
      ]
    },
    {
      "css": "[part=pin],[part=signature],::marker{font-variant-numeric:tabular-nums}",
      "needs": []
    },
    {
      "css": "[part=card-text]>*,[part=teaser]>*,[part=sign-off],figcaption,nav li,nav p{text-align:-webkit-match-parent;text-align:match-parent;unicode-bidi:plaintext}",
      "needs": [
        ".card-text",
        ".sign-off",
        ".teaser",
        "figcaption",
        "nav li",
        "nav p"
      ]
    },
    {
      "css": "[part=meta]>*{unicode-bidi:plaintext}",
      "needs": [
        ".meta"
      ]
    },
    {
      "css": "[part=line],[part=meta],[part=topics],[part~=quiet],figcaption{color:var(--q);font-size:.85em}",
      "needs": [
        ".line",
        ".meta",
        ".quiet",
        ".topics",
        "figcaption"
      ]
    },
    {
      "css": "img,canvas{flex:none;block-size:auto;max-inline-size:100%;display:block;position:relative}",
      "needs": [
        "canvas",
        "img"
      ]
    },
    {
      "css": "canvas{position:absolute}",
      "needs": [
        "canvas"
      ]
    },
    {
      "css": "ul,ol{padding-inline-start:1.3em}",
      "needs": [
        "ol",
        "ul"
      ]
    },
    {
      "css": "ol ol{list-style:lower-alpha}",
      "needs": [
        "ol ol"
      ]
    },
    {
      "css": "[part~=list]{padding:0;list-style:none;container-type:inline-size}",
      "needs": [
        ".list"
      ]
    },
    {
      "css": "li+li,li>ul,li>ol{margin-block-start:.35em}",
      "needs": [
        "li li",
        "li ol",
        "li ul"
      ]
    },
    {
      "css": "::marker{color:var(--q)}",
      "needs": []
    },
    {
      "css": "a{color:var(--reader-article-link,inherit);text-decoration:underline;text-decoration-color:var(--reader-article-accent,currentColor);text-underline-offset:.2em;text-decoration-thickness:1px}a:hover{text-decoration-thickness:2px}",
      "needs": [
        "a"
      ]
    },
    {
      "css": ":focus-visible{outline-offset:3px;outline:2px solid}",
      "needs": []
    },
    {
      "css": "sub,sup{line-height:0}",
      "needs": [
        "sub",
        "sup"
      ]
    },
    {
      "css": "small{font-size:.9em;line-height:1.45;display:inline-block}",
      "needs": [
        "small"
      ]
    },
    {
      "css": "[part~=status]:before{content:\"\";aspect-ratio:1;vertical-align:-.06em;inline-size:round(.75em,2px);min-inline-size:.6em;color:var(--reader-article-available,light-dark(oklch(55% .13 155),oklch(78% .14 155)));background:currentColor;border:.4em solid;border-radius:50%;margin-inline-end:.45em;display:inline-block}",
      "needs": [
        ".status"
      ]
    },
    {
      "css": "[part~=busy]:before{color:var(--reader-article-busy,light-dark(oklch(55% .13 60),oklch(80% .14 70)));background:0 0;border-width:.16em}",
      "needs": [
        ".busy"
      ]
    },
    {
      "css": "[part~=in-call]:before{color:var(--reader-article-in-call,light-dark(oklch(55% .13 310),oklch(78% .14 310)));background:0 0;border-style:double}",
      "needs": [
        ".in-call"
      ]
    },
    {
      "css": "[part~=away]:before{clip-path:inset(0 50% 0 0);color:var(--reader-article-away,light-dark(oklch(55% .06 250),oklch(78% .06 250)))}",
      "needs": [
        ".away"
      ]
    },
    {
      "css": "[part~=unavailable]:before{aspect-ratio:auto;vertical-align:.25em;block-size:0;color:var(--reader-article-unavailable,light-dark(oklch(50% .01 250),oklch(78% .01 250)));border-width:.1em 0;border-radius:0}",
      "needs": [
        ".unavailable"
      ]
    },
    {
      "css": "[part=article]{--n:4em}",
      "needs": [
        ".article"
      ]
    },
    {
      "css": "header,footer,figure,[part=body]{container-type:inline-size}",
      "needs": [
        ".body",
        "figure",
        "footer",
        "header"
      ]
    },
    {
      "css": "[part=title],[part=body] :is(p,li,h2,h3,h4,h5,h6):not([part=card] *){unicode-bidi:plaintext}",
      "needs": [
        ".body",
        ".title"
      ]
    },
    {
      "css": "@media screen{[part=section]{content-visibility:auto;contain-intrinsic-block-size:auto 4000px}}",
      "needs": [
        ".section"
      ]
    },
    {
      "css": ":is([part=body],[part=section])>*+*{margin-block-start:var(--s)}",
      "needs": []
    },
    {
      "css": "[part=title]{letter-spacing:-.01em;max-inline-size:none;font-size:clamp(1.15em,.35em + 6.2cqi,2.44em);line-height:1.15}",
      "needs": [
        ".title"
      ]
    },
    {
      "css": "[part~=heading]{margin-block:1.8em -.5em}",
      "needs": [
        ".heading"
      ]
    },
    {
      "css": "[part~=h2]{font-size:1.25em}",
      "needs": [
        ".h2"
      ]
    },
    {
      "css": "[part=lead]{max-inline-size:calc(var(--m) * .91);font-size:1.1em}",
      "needs": [
        ".lead"
      ]
    },
    {
      "css": "[part=meta]{margin-block-start:.9em}",
      "needs": [
        ".meta"
      ]
    },
    {
      "css": "figure{max-inline-size:var(--m);position:relative}",
      "needs": [
        "figure"
      ]
    },
    {
      "css": "[part~=tall]{max-inline-size:calc(var(--m) * .7);margin-inline-start:max(0px, min(50%, var(--m) / 2) - var(--m) * .35)}",
      "needs": [
        ".tall"
      ]
    },
    {
      "css": "[part~=heading]+figure{margin-block-start:1.7em}",
      "needs": [
        "figure .heading"
      ]
    },
    {
      "css": "figcaption{margin-block-start:.6em}",
      "needs": [
        "figcaption"
      ]
    },
    {
      "css": "[part=body]{max-inline-size:var(--m)}",
      "needs": [
        ".body"
      ]
    },
    {
      "css": "[part=cover],[part=body],footer{margin-block-start:2em}",
      "needs": [
        ".body",
        ".cover",
        "footer"
      ]
    },
    {
      "css": "blockquote{border-inline-start:var(--r);border-width:.15em;padding-inline-start:1.2em;font-style:italic}",
      "needs": [
        "blockquote"
      ]
    },
    {
      "css": "[part=sign-off]{font-style:italic}",
      "needs": [
        ".sign-off"
      ]
    },
    {
      "css": "[part=topics]{margin-block-end:2em}",
      "needs": [
        ".topics"
      ]
    },
    {
      "css": "[part=topics] ul{padding:0;list-style:none}",
      "needs": [
        "ul .topics"
      ]
    },
    {
      "css": "[part=topics] li{margin:0}",
      "needs": [
        "li .topics"
      ]
    },
    {
      "css": "[part=reader]{flex-wrap:wrap;align-items:center;gap:.9em;margin-block-end:1.5em;display:flex}",
      "needs": [
        ".reader"
      ]
    },
    {
      "css": "[part=reader]>div{flex:10em;min-inline-size:0}",
      "needs": [
        "div .reader"
      ]
    },
    {
      "css": "[part=photo]{aspect-ratio:1;border-radius:50%;inline-size:3.25em}",
      "needs": [
        ".photo"
      ]
    },
    {
      "css": "[part=card]{border:var(--r);border-inline:0;grid-template-columns:auto minmax(0,1fr);place-content:start normal;align-items:start;margin-block:2em;padding-block:1.2em;display:grid}",
      "needs": [
        ".card"
      ]
    },
    {
      "css": "[part=card]>[part=photo]{grid-row:1/span 5;margin-inline-end:1em}",
      "needs": [
        ".card .photo"
      ]
    },
    {
      "css": "[part=card-text]{display:contents}[part=card-text]>*{grid-column:2;min-inline-size:0}",
      "needs": [
        ".card-text"
      ]
    },
    {
      "css": "@container (max-inline-size:26em){[part=card-text]>[part=calls]{grid-column:1/-1}}",
      "needs": [
        ".card-text .calls"
      ]
    },
    {
      "css": "@container (max-inline-size:16em){[part=card-text]>[part]{grid-column:1/-1}[part=card]>[part=photo]{grid-row:auto;margin-block-end:.6em}}",
      "needs": [
        ".card .photo",
        ".card-text"
      ]
    },
    {
      "css": "[part=call]{border:1px solid;border-radius:.3em;flex-wrap:wrap;place-content:center space-between;align-items:center;column-gap:1.2em;min-block-size:44px;inline-size:100%;margin-block:.6em .3em;padding:.3em min(1.1em,6%);font-weight:700;text-decoration:none;display:inline-flex}",
      "needs": [
        ".call"
      ]
    },
    {
      "css": "[part=pull-quote][part]{margin-block-start:2em;padding-block-end:.8em}",
      "needs": [
        ".pull-quote"
      ]
    },
    {
      "css": "audio{inline-size:100%}",
      "needs": [
        "audio"
      ]
    },
    {
      "css": "[part=pull-quote] blockquote{max-inline-size:none;font-family:var(--t);text-wrap:balance;text-indent:-.45em;border:0;padding:0;font-size:1.25em;line-height:1.4}",
      "needs": [
        "blockquote .pull-quote"
      ]
    },
    {
      "css": "[part=pull-quote] p{quotes:auto}[part=pull-quote] p:before{content:open-quote}[part=pull-quote] p:after{content:close-quote}",
      "needs": [
        "p .pull-quote"
      ]
    },
    {
      "css": "[part~=callout]{border-inline-start:.2em solid var(--reader-article-accent,var(--q));padding-block:.2em;padding-inline-start:1.2em}",
      "needs": [
        ".callout"
      ]
    },
    {
      "css": "[part~=warning]{border-width:.4em;border-inline-start-style:double}",
      "needs": [
        ".warning"
      ]
    },
    {
      "css": "[part~=callout]>*+*,[part=transcript] p{margin-block-start:.5em}",
      "needs": [
        ".callout",
        "p .transcript"
      ]
    },
    {
      "css": "nav>[part=label]{color:var(--q);font-size:.85em}",
      "needs": [
        "nav .label"
      ]
    },
    {
      "css": "[part=contents]{border:var(--r);border-inline:0;margin-block:2em;padding-block:1.2em;container-type:inline-size}",
      "needs": [
        ".contents"
      ]
    },
    {
      "css": "nav>details{margin-block:-.7em;display:none}",
      "needs": [
        "nav details"
      ]
    },
    {
      "css": "nav>[open]{margin-block-end:0}",
      "needs": [
        "nav"
      ]
    },
    {
      "css": "@container not (min-inline-size:30em){nav>details{display:block}nav>details+p,nav>details:not([open])~ol{display:none}}",
      "needs": [
        "nav details",
        "nav details ol",
        "nav details p"
      ]
    },
    {
      "css": "summary{padding-block:.5em}",
      "needs": [
        "summary"
      ]
    },
    {
      "css": "nav :is(ol,ul){padding:0;list-style:none}",
      "needs": [
        "nav"
      ]
    },
    {
      "css": "nav a{text-decoration-color:var(--l)}",
      "needs": [
        "nav a"
      ]
    },
    {
      "css": "[part=contents] ol{margin-block-start:.4em;font-size:.9em}",
      "needs": [
        "ol .contents"
      ]
    },
    {
      "css": "li[part$=h3]{padding-inline-start:1.2em}",
      "needs": [
        "li .h3"
      ]
    },
    {
      "css": "li[part$=h4]{padding-inline-start:2.4em}",
      "needs": [
        "li .h4"
      ]
    },
    {
      "css": "nav ul li{margin-block-start:.6em}",
      "needs": [
        "nav ul li"
      ]
    },
    {
      "css": "[part=stretch]{white-space:pre-line;display:block}@media screen{[part=stretch]{content-visibility:auto;contain-intrinsic-block-size:auto 800px}}",
      "needs": [
        ".stretch"
      ]
    },
    {
      "css": "@media print{nav{display:none}}",
      "needs": [
        "nav"
      ]
    }
  ],
  "themes": {
    "magazine": ":host{--reader-article-color:light-dark(#2b2620,#ece5d8);--reader-article-muted:light-dark(#6a6053,#b5aa99);--reader-article-rule:light-dark(#d9cfbd,#463f35);--reader-article-accent:light-dark(#9a3b26,#e39a83);--reader-article-font:\"Iowan Old Style\", \"Palatino Linotype\", Palatino, \"URW Palladio L\", P052, Georgia, serif;--reader-article-title-font:\"Iowan Old Style\", \"Palatino Linotype\", Palatino, \"URW Palladio L\", P052, Georgia, serif;color:var(--reader-article-color);font-family:var(--reader-article-font);background:light-dark(#fbf7ef,#1d1a16);padding:clamp(16px,5%,3.5rem)}[part~=lead]:first-letter{float:inline-start;color:light-dark(#9a3b26,#e39a83);margin-block-start:.245em;padding-inline-end:.12em;font-size:3.3em;line-height:.65}[part~=article]{max-inline-size:var(--reader-article-measure,34em);margin-inline:auto;display:block}@media print{:host{color-scheme:light}}",
    "midnight": ":host{color-scheme:dark;--reader-article-color:#d7dee8;--reader-article-muted:#93a1b3;--reader-article-rule:#2b3442;--reader-article-accent:#7fb4d6;--reader-article-link:#a9d2ec;color:var(--reader-article-color);background:#12161d;padding:clamp(16px,5%,3.5rem)}[part~=article]{max-inline-size:var(--reader-article-measure,34em);margin-inline:auto;display:block}@media print{:host{color-scheme:light;--reader-article-color:#000;--reader-article-muted:#444;--reader-article-rule:#bbb;--reader-article-accent:currentColor;--reader-article-link:inherit;background:0 0;padding:0}}",
    "plain": ":host{--reader-article-font:inherit;--reader-article-title-font:inherit;--reader-article-color:inherit}"
  }
}
