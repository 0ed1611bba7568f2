export {createNodeHandler, type NodeHandler} from './node-handler.ts'
export {type DeliveryServer, serveDelivery} from './serve-delivery.ts'
