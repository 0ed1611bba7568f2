import type {MarkdownOptions} from 'vitepress'

type MarkdownRenderer = Parameters<NonNullable<MarkdownOptions['config']>>[0]

/**
 * Shows a code block marked `html demo` twice: the elements themselves, and their code. Keeps Vue from evaluating
 * double braces in inline code.
 */
export function addMarkdownRules(md: MarkdownRenderer): void {
  const {fence, code_inline: code} = md.renderer.rules
  md.renderer.rules.fence = (tokens, index, options, environment, self) => {
    const token = tokens[index]
    const block = fence?.(tokens, index, options, environment, self) ?? ''
    return token && /^html demo\b/.test(token.info)
      ? `<div class="demo">${token.content}</div>${block}`
      : block
  }
  md.renderer.rules.code_inline = (tokens, index, options, environment, self) => {
    tokens[index]?.attrSet('v-pre', '')
    return code?.(tokens, index, options, environment, self) ?? ''
  }
}
