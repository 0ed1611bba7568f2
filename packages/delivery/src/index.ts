export {createDelivery, type DeliveredPage, type Delivery} from './create-delivery.ts'
export {DeliveryError, type DeliveryErrorCode} from './delivery-error.ts'
export type {PageParts} from './pages/page-parts.ts'
export type {DeliveryOptions, SiteOptions} from './site.ts'
