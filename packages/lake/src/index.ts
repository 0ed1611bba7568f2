export {onStopSignal} from './cli/on-stop-signal.ts'
export {createLake, LakeOptionError, type Lake, type LakeOptions} from './lake.ts'
export {serveLake, ServeError, type ServedLake, type ServeOptions} from './serve.ts'
export {StoreError} from './store/database.ts'
