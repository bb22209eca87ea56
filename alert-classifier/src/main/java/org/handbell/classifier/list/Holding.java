package org.handbell.classifier.list;

/** How a list holds its entries: readable to nobody, or as plain hashes. */
sealed interface Holding {

  void add(String address);

  /** True when {@code address[from, to)} is an entry. */
  boolean contains(String address, int from, int to);

  int size();

  /** Themed lists: fast hashes without a key. */
  final class Plain implements Holding {

    private final HashSet64 hashes = new HashSet64(SipHash.UNKEYED);

    @Override
    public void add(String address) {
      hashes.add(address);
    }

    @Override
    public boolean contains(String address, int from, int to) {
      return hashes.contains(address, from, to);
    }

    @Override
    public int size() {
      return hashes.size();
    }
  }

  /**
   * Illegal lists: keyed hashes only. A quick keyed hash sieves out what is on no list, so that the
   * slow one is only taken of what most likely is.
   */
  final class Sealed implements Holding {

    private final AddressHash hash;
    private final HashSet128 hashes = new HashSet128();
    private final HashSet64 sieve;

    Sealed(AddressHash hash) {
      this.hash = hash;
      this.sieve = new HashSet64(hash.sieve());
    }

    @Override
    public void add(String address) {
      hashes.add(hash.of(address));
      sieve.add(address);
    }

    @Override
    public boolean contains(String address, int from, int to) {
      return sieve.contains(address, from, to)
          && hashes.contains(hash.of(address.substring(from, to)));
    }

    @Override
    public int size() {
      return hashes.size();
    }
  }

  /** Lists that come as SHA-256: hashed once more with the key. */
  final class Digests implements Holding {

    private final AddressHash hash;
    private final HashSet128 hashes = new HashSet128();

    Digests(AddressHash hash) {
      this.hash = hash;
    }

    /** Adds an entry in lower-case hex. */
    @Override
    public void add(String digest) {
      hashes.add(hash.of(digest));
    }

    @Override
    public boolean contains(String address, int from, int to) {
      return hashes.contains(hash.of(AddressHash.sha256Hex(address.substring(from, to))));
    }

    @Override
    public int size() {
      return hashes.size();
    }
  }
}
