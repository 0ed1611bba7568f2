export {lakeFixture, type LakeFixture} from './lake-fixture.ts'
export {
  openTestLake,
  TEST_TOKEN,
  type TestLake,
  type TestQuery,
  type TestRequest,
  type TestResponse,
} from './test-lake.ts'
