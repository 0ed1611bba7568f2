import {writeConfigure, writeInstall, writeThemeImport} from './module-code.ts'
import type {Snippet, SnippetOptions} from './snippet-options.ts'
import {JSX_SYNTAX} from './template-syntax.ts'
import {indent, listAttributes, writeTag} from './write-tag.ts'

/** Writes a component of React. */
export function writeReactSnippet(options: SnippetOptions): Snippet {
  const name = toComponentName(options.element.tag)
  const props = listAttributes(options).map(
    ([attribute, value]) => [toProp(attribute), value] as const,
  )
  const tag = writeTag(name, props, options.link, JSX_SYNTAX)
  const code = `'use client'

import {configure} from 'reader-article'
import {${name}} from 'reader-article/react'
${writeThemeImport(options)}
${writeConfigure(options)}
export function Embed() {
  return (
${indent(tag, 4)}  )
}
`
  return [writeInstall(), {title: 'A component: embed.jsx or embed.tsx', language: 'tsx', code}]
}

function toComponentName(tag: string): string {
  return tag.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase())
}

function toProp(attribute: string): string {
  return attribute.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
}
