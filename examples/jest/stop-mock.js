// Jest runs this once, after all tests.
module.exports = () => {
  // The whole process group: npx, and the mock that it started.
  process.kill(-globalThis.mock.pid);
};
