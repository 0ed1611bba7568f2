import {recordContent} from './record-content.ts'

await recordContent()
