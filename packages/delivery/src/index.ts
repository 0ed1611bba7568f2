export {createDelivery, type Delivery} from './create-delivery.ts'
export {DeliveryError, type DeliveryErrorCode} from './delivery-error.ts'
export type {DeliveryOptions, SiteOptions} from './site.ts'
