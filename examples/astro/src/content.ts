import {createReaderClient} from 'reader-article/client'

// These variables are read when the server starts, so that one build works with every dataset.
const {
  PROJECT_ID: projectId = 'local',
  DATASET: dataset = 'production',
  API_HOST: apiHost = projectId === 'local' ? 'http://localhost:4100' : undefined,
} = process.env

/** The dataset with the articles: in a project on Sanity, or by default in the Lake on this machine. */
export const source = {projectId, dataset, apiHost}

export const content = createReaderClient(source)
