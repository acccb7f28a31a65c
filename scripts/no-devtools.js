// Stands in for React's developer tools, which the bundle does not carry.
export default { initialize() {}, connectToDevTools() {} };
