import vue from '@vitejs/plugin-vue'
import {defineConfig} from 'vite'

export default defineConfig({
  plugins: [
    vue({
      template: {
        // Without this, Vue looks for components of its own by these names, and warns.
        compilerOptions: {isCustomElement: (tag) => tag.startsWith('reader-')},
      },
    }),
  ],
})
