<?php
/**
 * The address of a desk.
 *
 * @package ReaderArticle
 */

declare(strict_types=1);

namespace ReaderArticle;

if ( ! defined( 'ABSPATH' ) ) {
	exit;
}

/**
 * The address at which a desk delivers its articles.
 */
final class DeskAddress {
	/** What a slug may be: without anything that means something in a shortcode, a path or HTML. */
	private const SLUG = '/^[\p{L}\p{N}][\p{L}\p{N}._~-]{0,199}$/u';
	private const PIN  = '/^\d{4,10}$/';

	/**
	 * Creates an address.
	 *
	 * @param string $url Without a slash at the end.
	 */
	private function __construct( public readonly string $url ) {
	}

	/**
	 * Parses an address; returns null if it is none: an http or https URL without user, query and fragment.
	 *
	 * @param string $text Such as 'https://articles.example'.
	 */
	public static function parse( string $text ): ?self {
		$parts = wp_parse_url( trim( $text ) );
		if ( ! is_array( $parts ) || array_diff_key( $parts, array_flip( array( 'scheme', 'host', 'port', 'path' ) ) ) ) {
			return null;
		}
		$scheme = strtolower( $parts['scheme'] ?? '' );
		$host   = strtolower( $parts['host'] ?? '' );
		$path   = rtrim( $parts['path'] ?? '', '/' );
		if (
			! in_array( $scheme, array( 'http', 'https' ), true ) ||
			! preg_match( '/^(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\])$/', $host ) ||
			! preg_match( '~^(?:/[A-Za-z0-9._\~%-]+)*$~', $path )
		) {
			return null;
		}
		$port = isset( $parts['port'] ) ? ':' . $parts['port'] : '';
		return new self( "$scheme://$host$port$path" );
	}

	/**
	 * Returns the URL of a page or a file of the desk.
	 *
	 * @param array<string>         $path  Parts of the path; they are encoded.
	 * @param array<string, string> $query Values by name.
	 */
	public function build( array $path, array $query = array() ): string {
		$url = implode( '/', array( $this->url, ...array_map( 'rawurlencode', $path ) ) );
		return array() === $query ? $url : $url . '?' . http_build_query( $query, '', '&', PHP_QUERY_RFC3986 );
	}

	/**
	 * Finds what a URL is the page of; null if it is no page of this desk.
	 *
	 * @param string $url A URL.
	 */
	public function find_page( string $url ): ?Page {
		$start = $this->url . '/';
		if ( ! str_starts_with( $url, $start ) ) {
			return null;
		}
		$path  = preg_replace( '/[?#].*$/s', '', substr( $url, strlen( $start ) ) );
		$parts = explode( '/', rtrim( (string) $path, '/' ) );
		if ( 2 !== count( $parts ) ) {
			return null;
		}
		return match ( $parts[0] ) {
			'articles' => Page::create( 'article', rawurldecode( $parts[1] ) ),
			'readers'  => Page::create( 'reader', rawurldecode( $parts[1] ) ),
			default    => null,
		};
	}

	/**
	 * Finds the article to whose fragment a desk redirects; null if it is none. Only the path is looked at, so that the
	 * location cannot lead to another server.
	 *
	 * @param string $location A URL or a path.
	 */
	public function find_moved( string $location ): ?Page {
		$path  = wp_parse_url( $location, PHP_URL_PATH );
		$start = (string) wp_parse_url( $this->url, PHP_URL_PATH ) . '/fragments/articles/';
		return is_string( $path ) && str_starts_with( $path, $start )
			? Page::create( 'article', rawurldecode( substr( $path, strlen( $start ) ) ) )
			: null;
	}

	/**
	 * Whether a text can be the slug of an article.
	 *
	 * @param string $text A text.
	 */
	public static function is_slug( string $text ): bool {
		return 1 === preg_match( self::SLUG, $text );
	}

	/**
	 * Whether a text can be the PIN of a reader.
	 *
	 * @param string $text A text.
	 */
	public static function is_pin( string $text ): bool {
		return 1 === preg_match( self::PIN, $text );
	}
}
