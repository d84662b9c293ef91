/** Images of one shard: what is handed out, tried again and counted as a whole. */
export const shardImages = 16;
