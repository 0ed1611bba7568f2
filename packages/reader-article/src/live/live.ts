export {followReaders} from './follow-readers.ts'
