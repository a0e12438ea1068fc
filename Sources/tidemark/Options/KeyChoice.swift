/// What opens the repository, by the file that holds it or the service that keeps it.
enum KeyChoice: Sendable, Equatable {
    case keyFile(String)
    case passphraseFile(String)
    case kms(KMSChoice)
    case token(TokenChoice)
}
