export default {
  files: [`${process.env.TEST_BUILD ?? 'build'}/**/*.test.js`],
  workerThreads: false,
  concurrency: 2,
  timeout: '5m',
};
