import 'reader-article/define'
import './page.css'

import {configure} from 'reader-article'
import {createApp} from 'vue'

import App from './App.vue'

const {
  VITE_PROJECT_ID: projectId = 'local',
  VITE_DATASET: dataset = 'production',
  VITE_API_HOST: apiHost = projectId === 'local' ? 'http://localhost:4100' : undefined,
} = import.meta.env

configure({projectId, dataset, apiHost, articlePath: '/articles/{slug}'})

createApp(App).mount('#app')
