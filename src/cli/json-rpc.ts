/**
 * The JSON-RPC library, loaded only when something is asked of the daemon. A module of its own: it is CommonJS, and
 * imported dynamically by itself its bundled form has no named exports.
 */
export {
  createMessageConnection,
  ErrorCodes,
  ResponseError,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node';
