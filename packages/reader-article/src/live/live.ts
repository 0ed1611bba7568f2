export {followReaders} from './follow-readers.ts'
export {swapStatuses} from './swap-statuses.ts'
