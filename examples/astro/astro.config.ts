import node from '@astrojs/node'
import {defineConfig} from 'astro/config'

export default defineConfig({
  // An article shows when it is published, not when this is built.
  output: 'server',
  adapter: node({mode: 'standalone'}),
})
