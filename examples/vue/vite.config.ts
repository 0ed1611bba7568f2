import vue from '@vitejs/plugin-vue'
import {defineConfig} from 'vite'

export default defineConfig({
  plugins: [
    vue({
      template: {
        // Without this option Vue looks for Vue components with these names, and prints warnings.
        compilerOptions: {isCustomElement: (tag) => tag.startsWith('reader-')},
      },
    }),
  ],
})
