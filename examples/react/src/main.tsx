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

const place = document.querySelector('#app')
if (!place) {
  throw new Error('index.html has no element with the id "app".')
}
createRoot(place).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
