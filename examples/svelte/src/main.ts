import 'reader-article/define'
import './page.css'

import {configure} from 'reader-article'
import {mount} from 'svelte'

import App from './App.svelte'

const {
  VITE_PROJECT_ID: projectId = 'local',
  VITE_DATASET: dataset = 'production',
  VITE_API_HOST: apiHost = projectId === 'local' ? 'http://localhost:4100' : undefined,
} = import.meta.env

configure({projectId, dataset, apiHost, articlePath: '/articles/{slug}'})

const target = document.querySelector('#app')
if (!target) {
  throw new Error('index.html has no element with the id "app".')
}
mount(App, {target})
