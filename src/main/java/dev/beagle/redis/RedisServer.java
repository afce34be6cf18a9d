package dev.beagle.redis;

/** A Redis server that somebody else runs, or that Beagle does. Safe for any number of threads. */
interface RedisServer {

  /**
   * Where it is now.
   *
   * @throws dev.beagle.job.BeagleException {@code unavailable} if nobody has said yet
   */
  RedisAddress address();

  /** What it is called, for people: without user and password. */
  String name();

  /**
   * Called when it has broken a connection; does what can be done about that, and returns in any
   * case.
   */
  void revive();

  /**
   * Called when it has not answered, or has said that it is not the one: another may have taken its
   * place. Returns in any case.
   */
  void lookAgain();

  /** A server that somebody else runs, and that stays where it is. */
  static RedisServer at(RedisAddress address) {
    return new RedisServer() {
      @Override
      public RedisAddress address() {
        return address;
      }

      @Override
      public String name() {
        return address.toString();
      }

      @Override
      public void revive() {
        // Whoever runs it does that.
      }

      @Override
      public void lookAgain() {
        // There is nowhere else to look.
      }
    };
  }
}
