/// What opens the repository, by the file that holds it.
enum KeyChoice: Sendable, Equatable {
    case keyFile(String)
    case passphraseFile(String)
}
