import './page.css'

import {configure} from 'reader-article'
import {StrictMode} from 'react'
import {createRoot} from 'react-dom/client'

import {App} from './app.tsx'

const {
  VITE_PROJECT_ID: projectId = 'local',
  VITE_DATASET: dataset = 'production',
  VITE_API_HOST: apiHost = projectId === 'local' ? 'http://localhost:4100' : undefined,
} = import.meta.env

configure({projectId, dataset, apiHost, articlePath: '/articles/{slug}'})

const container = document.querySelector('#app')
if (!container) {
  throw new Error('index.html has no element with the id "app".')
}
createRoot(container).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
