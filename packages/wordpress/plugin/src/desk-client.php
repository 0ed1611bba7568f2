<?php
/**
 * Requests to a desk.
 *
 * @package ReaderArticle
 */

declare(strict_types=1);

namespace ReaderArticle;

if ( ! defined( 'ABSPATH' ) ) {
	exit;
}

/**
 * Fetches from the desk. A visitor may wait for it, so requests are short.
 */
final class DeskClient {
	/** Of a response, in bytes. The longest articles are a tenth of it. */
	private const MAX_SIZE = 2 * MB_IN_BYTES;

	/**
	 * Creates a client.
	 *
	 * @param DeskAddress|null $desk Null if it is not set; then every request fails.
	 */
	public function __construct( public readonly ?DeskAddress $desk ) {
	}

	/**
	 * Fetches JSON.
	 *
	 * @param array<string>         $path    Parts of the path.
	 * @param array<string, string> $query   Values by name.
	 * @param int                   $seconds How long it may take.
	 * @param string                $etag    Of the copy that the site has, or ''.
	 */
	public function get( array $path, array $query, int $seconds, string $etag = '' ): DeskResponse {
		if ( null === $this->desk ) {
			return DeskResponse::failed();
		}
		$response = wp_remote_get(
			$this->desk->build( $path, $query ),
			array(
				'timeout'             => $seconds,
				'redirection'         => 0,
				'limit_response_size' => self::MAX_SIZE,
				'user-agent'          => 'Reader Article for WordPress ' . Plugin::VERSION,
				'headers'             => array(
					'accept' => 'application/json',
					...( '' === $etag ? array() : array( 'if-none-match' => $etag ) ),
				),
			)
		);
		return is_wp_error( $response ) ? DeskResponse::failed() : DeskResponse::read( $response );
	}

	/**
	 * Whether a desk answers at the address.
	 */
	public function is_healthy(): bool {
		$response = $this->get( array( 'health' ), array(), 5 );
		return 'ok' === ( $response->json['status'] ?? '' );
	}
}
