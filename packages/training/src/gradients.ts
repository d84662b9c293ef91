/** Registers the gradients of TensorFlow.js's operations: tfjs-core alone brings none, the layers package does on import. */
import "@tensorflow/tfjs-layers";
