import {useRoute, type Theme} from 'vitepress'
import DefaultTheme from 'vitepress/theme-without-fonts'
import {nextTick, onMounted, watch} from 'vue'

import './style.css'

const theme: Theme = {
  extends: DefaultTheme,
  setup() {
    const route = useRoute()
    onMounted(() => {
      watch(() => route.path, defineElements, {immediate: true})
    })
  },
}

export default theme

/** Defines the elements of the demos once the page shows their tags. */
async function defineElements(): Promise<void> {
  await nextTick()
  const {playRecording} = await import('../../src/recorded/play-recording.ts')
  playRecording()
  await import('reader-article/define')
  if (document.querySelector('embed-builder, sample-page, status-switch')) {
    await import('../../src/builder/define.ts')
  }
  showArticleOfQuery()
}

/** Shows the article in the page's query, to which the links of the demos lead. */
function showArticleOfQuery(): void {
  const slug = new URLSearchParams(location.search).get('slug')
  if (slug !== null) {
    document.querySelector('.demo reader-article')?.setAttribute('slug', slug)
  }
}
