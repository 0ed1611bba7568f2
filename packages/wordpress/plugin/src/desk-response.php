<?php
/**
 * A response of a desk.
 *
 * @package ReaderArticle
 */

declare(strict_types=1);

namespace ReaderArticle;

if ( ! defined( 'ABSPATH' ) ) {
	exit;
}

/**
 * What a desk has answered.
 */
final class DeskResponse {
	/**
	 * Creates a response.
	 *
	 * @param string            $state    'found', 'unchanged', 'moved', 'missing' or 'failed'.
	 * @param array<mixed>|null $json     If something was found.
	 * @param string            $etag     Of what was found, or ''.
	 * @param string            $location Where it is now if it has moved, or ''. It can be of any server.
	 */
	private function __construct(
		public readonly string $state,
		public readonly ?array $json = null,
		public readonly string $etag = '',
		public readonly string $location = '',
	) {
	}

	/**
	 * A request without a response.
	 */
	public static function failed(): self {
		return new self( 'failed' );
	}

	/**
	 * Reads a response of WordPress' HTTP API.
	 *
	 * @param array<mixed> $response From wp_remote_get().
	 */
	public static function read( array $response ): self {
		$status = (int) wp_remote_retrieve_response_code( $response );
		$type   = (string) wp_remote_retrieve_header( $response, 'content-type' );
		$etag   = (string) wp_remote_retrieve_header( $response, 'etag' );
		if ( 304 === $status ) {
			return new self( 'unchanged' );
		}
		if ( 301 === $status ) {
			return new self( 'moved', null, '', (string) wp_remote_retrieve_header( $response, 'location' ) );
		}
		// The 404 of a proxy says nothing about the article; that of a desk is plain text. With 400 it refuses the
		// options of one article, and shows the others.
		if ( 410 === $status || ( in_array( $status, array( 400, 404 ), true ) && str_starts_with( $type, 'text/plain' ) ) ) {
			return new self( 'missing' );
		}
		if ( 200 !== $status || ! str_starts_with( $type, 'application/json' ) ) {
			return self::failed();
		}
		$json = json_decode( wp_remote_retrieve_body( $response ), true, 16 );
		if ( ! is_array( $json ) ) {
			return self::failed();
		}
		return new self( 'found', $json, preg_match( '/^(?:W\/)?"[\x21\x23-\x7e]{1,200}"$/', $etag ) ? $etag : '' );
	}
}
