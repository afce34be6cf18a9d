package dev.beagle.redis;

/** A Redis server, run by Beagle or by its operator. Safe for any number of threads. */
interface RedisServer {

  /**
   * The current address.
   *
   * @throws dev.beagle.job.BeagleException {@code unavailable} while it is not known
   */
  RedisAddress address();

  /** The name for log lines and messages: without user and password. */
  String name();

  /**
   * Brings the server back, or finds it again, after it has broken a connection. Returns in any
   * case.
   */
  void revive();

  /**
   * Looks for the server after it has not answered, or has refused a command that another server
   * has to run. Returns in any case.
   */
  void lookAgain();

  /** A server with a fixed address, run by its operator. */
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
        // Its operator does that.
      }

      @Override
      public void lookAgain() {
        // Its address is fixed.
      }
    };
  }
}
