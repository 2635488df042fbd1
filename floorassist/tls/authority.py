"""Certificates: a store's own authority that may vouch for private names alone, and the leaf that it issues.

Pure: the keys and the moment are given. `cryptography` writes the certificates.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import ip_network

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from floorassist.tls.names import Reach, as_address

AUTHORITY_DAYS = 3650
LEAF_DAYS = 397
NAME_BYTES = 48  # with the mark less than the 64 that a name may have (RFC 5280, A.1)
RENEWED_BEFORE = timedelta(days=60)
SLOW_CLOCKS = timedelta(days=1)  # phones whose clock is behind take it as well
Key = ec.EllipticCurvePrivateKey


@dataclass(frozen=True)
class Pair:
    """A certificate and the key that it is about."""

    certificate: x509.Certificate
    key: Key


def new_authority(key: Key, name: str, reach: Reach, *, now: datetime) -> Pair:
    """An authority of a store that vouches for servers within this reach, and for nothing else."""
    mark = hashlib.sha256(spelled(key)).hexdigest()[:6]
    shown = name.encode("utf-8")[:NAME_BYTES].decode("utf-8", "ignore")
    subject = x509.Name(
        [
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, "floorassist"),
            x509.NameAttribute(NameOID.COMMON_NAME, f"{shown} ({mark})"),
        ]
    )
    permitted: list[x509.GeneralName] = [x509.DNSName(domain) for domain in reach.domains]
    permitted += [x509.IPAddress(network) for network in reach.networks]
    built = (
        begun(key, subject, subject, now, AUTHORITY_DAYS)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(usage(signs=True), critical=True)
        .add_extension(x509.NameConstraints(permitted, None), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
    )
    return Pair(built.sign(key, hashes.SHA256()), key)


def new_leaf(key: Key, authority: Pair, hosts: Sequence[str], *, now: datetime) -> Pair:
    """The certificate of a server that is reached under these names and addresses."""
    issuer = authority.certificate
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "floorassist")])
    built = (
        begun(key, subject, issuer.subject, now, LEAF_DAYS)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(usage(signs=False), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(x509.SubjectAlternativeName([general(host) for host in hosts]), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(authority.key.public_key()), critical=False
        )
    )
    return Pair(built.sign(authority.key, hashes.SHA256()), key)


def begun(
    key: Key, subject: x509.Name, issuer: x509.Name, now: datetime, days: int
) -> x509.CertificateBuilder:
    """What both kinds of certificate begin with. The number follows from the key and the moment."""
    digest = hashlib.sha256(spelled(key) + now.isoformat().encode()).digest()
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number((int.from_bytes(digest[:19], "big") >> 1) or 1)
        .not_valid_before(now - SLOW_CLOCKS)
        .not_valid_after(now - SLOW_CLOCKS + timedelta(days=days))
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )


def usage(*, signs: bool) -> x509.KeyUsage:
    """What a key may be used for: an authority's signs certificates, a leaf's the handshake."""
    return x509.KeyUsage(
        digital_signature=not signs,
        key_cert_sign=signs,
        crl_sign=signs,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )


def general(host: str) -> x509.GeneralName:
    """A name or an address as it stands in a certificate."""
    address = as_address(host)
    return x509.IPAddress(address) if address else x509.DNSName(host)


def spelled(key: Key) -> bytes:
    """The public half of a key, as bytes."""
    return key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)


def reach_of(authority: x509.Certificate) -> Reach:
    """What an authority may vouch for, as it says itself."""
    permitted = authority.extensions.get_extension_for_class(x509.NameConstraints).value.permitted_subtrees
    domains = [one.value for one in permitted or () if isinstance(one, x509.DNSName)]
    networks = [ip_network(str(one.value)) for one in permitted or () if isinstance(one, x509.IPAddress)]
    return Reach(tuple(domains), tuple(networks))


def hosts_of(leaf: x509.Certificate) -> tuple[str, ...]:
    """The names and addresses that a certificate is for, names first; none where it says none."""
    try:
        found = leaf.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except x509.ExtensionNotFound:
        return ()
    names = found.get_values_for_type(x509.DNSName)
    return (*names, *(str(address) for address in found.get_values_for_type(x509.IPAddress)))


def fingerprint(certificate: x509.Certificate) -> str:
    """SHA-256 in groups of two, as phones and computers show it."""
    return certificate.fingerprint(hashes.SHA256()).hex(":").upper()


def why_anew(leaf: Pair | None, authority: Pair, hosts: Sequence[str], *, now: datetime) -> str:
    """Why the server needs another certificate, in words for the log; empty while this one will do."""
    if leaf is None:
        return "there was none"
    if leaf.certificate.issuer != authority.certificate.subject:
        return "it was issued by another authority"
    if now >= leaf.certificate.not_valid_after_utc - RENEWED_BEFORE:
        return "it ends soon"
    if now < leaf.certificate.not_valid_before_utc:
        return "it begins in the future"
    missing = [host for host in hosts if host not in hosts_of(leaf.certificate)]
    return f"it does not name {missing[0]}" if missing else ""
