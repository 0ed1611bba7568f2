import {configureFromScript} from './configuration.ts'
import {startEarly} from './loading/start-early.ts'

configureFromScript(import.meta.url)
startEarly()
