package dev.beagle.queue;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.beagle.job.BeagleException;
import dev.beagle.redis.RedisConnections;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisNoScriptException;

/**
 * The Lua scripts, each in a file that documents its keys, its arguments and its reply. Every
 * script may run twice without harm, as {@link RedisConnections#call} demands.
 */
public enum Script {
  ADMIT,
  DROP,
  FIND,
  JOIN,
  CLAIM,
  START,
  RENEW,
  FINISH,
  REQUEUE,
  LEAVE,
  ANNOUNCE,
  ANNOUNCED,
  DEPTH,
  DEAD_LETTERS;

  private final String text;
  private final String digest;

  Script() {
    this.text = read("common.lua") + read(name().toLowerCase(Locale.ROOT) + ".lua");
    this.digest = HexFormat.of().formatHex(sha1(text));
  }

  /** Runs the script, whose text is sent only to a server that does not know it. */
  public Object run(RedisConnections redis, Call call) {
    return redis.call(jedis -> run(jedis, call));
  }

  /**
   * Runs the script between other commands, all in one round trip on one connection.
   *
   * @return its reply, then those of the commands after it
   */
  public List<Object> runWith(
      RedisConnections redis,
      List<CommandArguments> before,
      Call call,
      List<CommandArguments> after) {
    try {
      return send(redis, before, call.command(Command.EVALSHA, digest), after);
    } catch (BeagleException e) {
      if (e.getCause() instanceof JedisNoScriptException) {
        return send(redis, before, call.command(Command.EVAL, text), after);
      }
      throw e;
    }
  }

  private static List<Object> send(
      RedisConnections redis,
      List<CommandArguments> before,
      CommandArguments script,
      List<CommandArguments> after) {
    List<CommandArguments> all = new ArrayList<>(before);
    all.add(script);
    all.addAll(after);
    List<Object> replies = redis.callTogether(all.toArray(CommandArguments[]::new));
    return replies.subList(before.size(), replies.size());
  }

  private Object run(UnifiedJedis jedis, Call call) {
    try {
      return jedis.evalsha(digest.getBytes(UTF_8), call.keys, call.arguments);
    } catch (JedisNoScriptException e) {
      return jedis.eval(text.getBytes(UTF_8), call.keys, call.arguments);
    }
  }

  private static String read(String file) {
    try (InputStream in = Script.class.getResourceAsStream(file)) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] sha1(String text) {
    try {
      return MessageDigest.getInstance("SHA-1").digest(text.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The keys and arguments of one run. */
  public static final class Call {
    private final List<byte[]> keys = new ArrayList<>();
    private final List<byte[]> arguments = new ArrayList<>();

    public Call key(String key) {
      keys.add(key.getBytes(UTF_8));
      return this;
    }

    public Call argument(String argument) {
      return argument(argument.getBytes(UTF_8));
    }

    public Call argument(long argument) {
      return argument(Long.toString(argument));
    }

    /** Adds a name and its value. */
    Call field(String name, String value) {
      return argument(name).argument(value);
    }

    Call field(String name, long value) {
      return field(name, Long.toString(value));
    }

    public Call argument(byte[] argument) {
      arguments.add(argument);
      return this;
    }

    private CommandArguments command(Command command, String script) {
      CommandArguments all = new CommandArguments(command).addObjects(script, keys.size());
      keys.forEach(all::add);
      arguments.forEach(all::add);
      return all;
    }
  }
}
