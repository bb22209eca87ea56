package org.handbell.classifier.list;

/** How a list holds its entries: readable to nobody, or as plain hashes. */
sealed interface Holding {

  void add(String address);

  boolean contains(String address);

  int size();

  /** Themed lists: fast hashes without a key. */
  final class Plain implements Holding {

    private final HashSet64 hashes = new HashSet64();

    @Override
    public void add(String address) {
      hashes.add(address);
    }

    @Override
    public boolean contains(String address) {
      return hashes.contains(address);
    }

    @Override
    public int size() {
      return hashes.size();
    }
  }

  /** Illegal lists, and lists that come as SHA-256: keyed hashes only. */
  final class Sealed implements Holding {

    private final AddressHash hash;
    private final HashSet128 hashes = new HashSet128();

    Sealed(AddressHash hash) {
      this.hash = hash;
    }

    @Override
    public void add(String address) {
      hashes.add(hash.of(address));
    }

    void addSha256(byte[] digest) {
      hashes.add(hash.ofBytes(digest));
    }

    @Override
    public boolean contains(String address) {
      return hashes.contains(hash.of(address));
    }

    @Override
    public int size() {
      return hashes.size();
    }
  }
}
